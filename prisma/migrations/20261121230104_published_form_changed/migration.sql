-- When the published form last changed: `updated_at` is the draft's, and would tell of it.
ALTER TABLE "entries" ADD COLUMN "published_updated_at" TIMESTAMPTZ(3);

-- The owner is bound by the policies too, and a migration has opened no organization.
ALTER TABLE "entries" NO FORCE ROW LEVEL SECURITY;
UPDATE "entries"
SET "published_updated_at" = CASE WHEN "changed" THEN "published_at" ELSE "updated_at" END
WHERE "published" IS NOT NULL;
ALTER TABLE "entries" FORCE ROW LEVEL SECURITY;
