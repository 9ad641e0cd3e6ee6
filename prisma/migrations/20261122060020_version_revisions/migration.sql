-- AlterTable
ALTER TABLE "entry_versions" ADD COLUMN     "revision" INTEGER;

-- Which revision a version corresponds to was not kept until now. The last one of an entry holds what
-- the entry is now, unless it was binned or placed since; earlier ones stay without.
UPDATE entry_versions v SET revision = e.revision
FROM entries e
WHERE e.organization_id = v.organization_id AND e.id = v.entry_id AND e.deleted_at IS NULL
  AND v.number = (SELECT max(w.number) FROM entry_versions w
    WHERE w.organization_id = v.organization_id AND w.entry_id = v.entry_id)
  AND v.data->'data' = e.draft;
