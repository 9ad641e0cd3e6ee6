-- The bin of a collection, what was put there last first, however much is not in it.
CREATE INDEX entries_binned ON entries (organization_id, collection_id, deleted_at DESC, id)
  WHERE deleted_at IS NOT NULL;
