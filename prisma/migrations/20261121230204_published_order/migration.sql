-- The order in which lists of published entries are asked for most.
CREATE INDEX "entries_organization_id_collection_id_published_at_id_idx" ON "entries"("organization_id", "collection_id", "published_at" DESC, "id");
