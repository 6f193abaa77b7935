"""The papers that go with a collection: sign-off packs, proposals, chasers and findings lists."""
