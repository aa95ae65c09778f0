"""What of a document is published: the policy on personal data and how it is carried out."""
