"""The kinds of trouble on the way to the Network, and for each the sentence and the next step a person reads."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "offline",  # no answer: network down, server down, connection dropped
    "busy",  # the Network answered that it cannot take this now
    "not_the_server",  # something answered, but it was not the Network: a sign-in page, a proxy
    "checksum",  # what arrived was not what was sent
    "gone",  # the Network no longer knows this upload
    "auth",  # the sign-in is not accepted
    "forbidden",  # signed in, but not allowed
    "proxy_auth",  # the trust's proxy wants a password
    "tls_untrusted",  # the certificate of the server does not hold
    "tls_intercepted",  # a proxy opens the connection on its way
    "cert_local",  # our own certificate or key does not serve
    "clock",  # this computer's clock is wrong
    "too_big",  # more than the route takes
    "rejected",  # the Network looked at it and said no
    "conflict",  # the Network holds something else under this identity
    "receipt",  # a receipt came that cannot be verified
    "disk",  # the files of the outbox cannot be read or written
    "uncollected",  # delivered to a mailbox that nobody emptied
    "bug",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

_GOES_ON = "Nothing is lost. It is tried again by itself, and goes on where it stopped."


@dataclass(frozen=True, slots=True)
class Words:
    """What is wrong, and what to do next."""

    message: str
    advice: str


WORDS: dict[str, Words] = {
    "offline": Words(
        "The Network could not be reached.",
        f"Check that this computer is online, and on the VPN if you are away from the office. {_GOES_ON}",
    ),
    "busy": Words("The Network is busy and cannot take the submission at the moment.", _GOES_ON),
    "not_the_server": Words(
        "Something other than the Network answered, such as a Wi-Fi sign-in page or a proxy.",
        f"Open a web browser and sign in to the Wi-Fi or the proxy. {_GOES_ON}",
    ),
    "checksum": Words("What arrived at the Network was not what was sent.", _GOES_ON),
    "gone": Words("The Network no longer has the part that was already sent.", "It is sent again from the start."),
    "auth": Words("The Network did not accept your sign-in.", "Sign in again, then choose Send now."),
    "forbidden": Words(
        "The Network does not let this account submit.",
        "Ask the Network's support team to give your account the right to submit for your organisation.",
    ),
    "proxy_auth": Words(
        "Your organisation's web proxy asks for a password.",
        "Ask your IT service desk to let this program through the proxy, then choose Send now.",
    ),
    "tls_untrusted": Words(
        "The server's certificate is not one this computer trusts, so nothing was sent.",
        "If your organisation inspects secure connections, ask your IT service desk to exempt the Network's address "
        "or to install its certificate on this computer. Then choose Send now.",
    ),
    "tls_intercepted": Words(
        "Your organisation's proxy opens the secure connection on its way, which this route does not allow.",
        "Ask your IT service desk to exempt the Network's address from inspection, then choose Send now.",
    ),
    "cert_local": Words(
        "Your organisation's certificate and its private key cannot be used.",
        "Check that both files are there and belong together, or ask whoever manages your certificates.",
    ),
    "clock": Words(
        "The server's certificate is not valid at the time this computer shows.",
        "Check the date and time of this computer, then choose Send now.",
    ),
    "too_big": Words(
        "The submission is bigger than this route takes.",
        "Send it by another route, or hand it over as a file.",
    ),
    "rejected": Words(
        "The Network refused the submission.",
        "Ask the Network's support team what is wrong; quote the submission's number.",
    ),
    "conflict": Words(
        "The Network already holds something else under this submission's number.",
        "Stage the submission again, so that it travels under a number of its own.",
    ),
    "receipt": Words(
        "A receipt came that cannot be verified, so the submission does not count as received.",
        "Ask the Network's support team to confirm that they have it; quote the submission's number.",
    ),
    "disk": Words(
        "The files of the outbox cannot be read or written.",
        "Check that the disk has room and that you may write to the folder, then try again.",
    ),
    "uncollected": Words(
        "The Network has not collected the submission from its mailbox.",
        "Ask the Network's support team to collect it; quote the submission's number.",
    ),
    "bug": Words("The program sent something the Network could not understand.", "Report this as a fault."),
}
