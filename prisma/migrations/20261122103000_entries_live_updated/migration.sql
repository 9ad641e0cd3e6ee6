-- Lists of drafts are asked for by what changed last. Beside the partial index by creation PostgreSQL
-- took a whole one for dearer, read all entries of the collection and sorted them (decision 0027).
CREATE INDEX entries_live_updated ON entries (organization_id, collection_id, updated_at DESC, id)
  WHERE deleted_at IS NULL;
DROP INDEX "entries_organization_id_collection_id_updated_at_id_idx";
