"""The mailboxes and workflows of the practice MESH: none of them exists on the live one."""

TRUST_MAILBOX = "PRACTICE1"
NETWORK_MAILBOX = "PRACTICE2"
WORKFLOW = "PRACTICE_NHSBN_COLLECTION"
RECEIPT_WORKFLOW = "PRACTICE_NHSBN_COLLECTION_ACK"
