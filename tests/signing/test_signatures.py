"""A signature holds for one key and one statement, byte for byte, and for nothing else."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from nhsbn_desktop.domain.problems import Problem
from nhsbn_desktop.domain.signing_keys import fingerprint
from nhsbn_desktop.signing.offers import read_offer, write_offer
from nhsbn_desktop.signing.signatures import (
    SigningKey,
    new_key,
    sign,
    sign_statement,
    statement_bytes,
    statement_verifies,
    verify,
)


def test_the_signature_is_the_one_of_rfc_8032() -> None:
    """Test 2 of its section 7.1."""
    key = SigningKey(bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    assert key.public == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert sign(key, b"\x72").hex() == (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )


def test_a_statement_is_signed_whatever_order_it_was_written_in() -> None:
    key = new_key()
    signature = sign_statement(key, {"who": "Mei Lin", "what": ["é", 1]})
    assert statement_verifies(key.public, signature, {"what": ["é", 1], "who": "Mei Lin"})
    assert statement_bytes({"b": 1, "a": 2}) == b'{"a":2,"b":1}'


@pytest.mark.parametrize("change", ["another key", "another statement", "another signature", "no signature", "no key"])
def test_anything_else_does_not_verify(change: str) -> None:
    key, said = new_key(), b"Workforce, as it stands"
    public, signature = key.public, sign(key, said)
    match change:
        case "another key":
            public = new_key().public
        case "another statement":
            said += b"."
        case "another signature":
            signature = bytes([signature[0] ^ 1, *signature[1:]])
        case "no signature":
            signature = b""
        case _:
            public = "ff" * 31
    assert not verify(public, signature, said)


def test_a_key_never_shows_its_secret() -> None:
    key = new_key()
    assert key.seed.hex() not in repr(key)
    assert str(key.seed) not in repr(key)


def test_a_fingerprint_is_thirty_digits_to_read_out_and_differs_with_every_bit() -> None:
    public = new_key().public
    spoken = fingerprint(public)
    assert [len(group) for group in spoken.split(" ")] == [5] * 6
    assert spoken.replace(" ", "").isdigit()
    others = {fingerprint(f"{int(public, 16) ^ (1 << bit):064x}") for bit in range(256)}
    assert len(others | {spoken}) == 257


def test_an_offer_brings_name_and_key_through_a_mail_that_breaks_its_lines() -> None:
    key = new_key()
    text = write_offer(key, "Søren Ó Néill")
    broken = "\n> ".join(text[start : start + 60] for start in range(0, len(text), 60)).replace("> ", "  ")
    offer = read_offer(f"\n{broken}\r\n")
    assert (offer.name, offer.public, offer.fingerprint) == ("Søren Ó Néill", key.public, fingerprint(key.public))
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(offer.public))
    assert key.seed.hex() not in text


def test_every_altered_offer_is_refused() -> None:
    text = write_offer(new_key(), "Mei Lin")
    other = write_offer(new_key(), "Mei Lin")
    head, said, signature = text.split(".")
    forged = [
        "",
        "hello",
        text[:-10],
        f"{head}.{said}",
        f"{head}.{other.split('.')[1]}.{signature}",
        f"{head}.{said}.{other.split('.')[2]}",
        f"{head}.{'A' * len(said)}.{signature}",
        f"{head}.é.{signature}",
        text.replace("nhsbn", "other"),
        *(
            f"{head}.{said[:place]}{'B' if said[place] == 'A' else 'A'}{said[place + 1 :]}.{signature}"
            for place in range(0, len(said), 7)
        ),
    ]
    for one in forged:
        with pytest.raises(Problem, match="signing key"):
            read_offer(one)
