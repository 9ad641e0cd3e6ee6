-- CreateEnum
CREATE TYPE "asset_visibility" AS ENUM ('public', 'private');

-- CreateEnum
CREATE TYPE "upload_state" AS ENUM ('receiving', 'complete');

-- AlterTable
ALTER TABLE "assets" ADD COLUMN     "focal_x" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
ADD COLUMN     "focal_y" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
ADD COLUMN     "folder_id" UUID,
ADD COLUMN     "height" INTEGER,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "title" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "updated_by" UUID,
ADD COLUMN     "visibility" "asset_visibility" NOT NULL DEFAULT 'public',
ADD COLUMN     "width" INTEGER;

-- CreateTable
CREATE TABLE "asset_folders" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "asset_folders_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "asset_uses" (
    "organization_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "published" BOOLEAN NOT NULL,

    CONSTRAINT "asset_uses_pkey" PRIMARY KEY ("organization_id","asset_id","entry_id","published")
);

-- CreateTable
CREATE TABLE "uploads" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "length" BIGINT NOT NULL,
    "state" "upload_state" NOT NULL DEFAULT 'receiving',
    "found" JSONB,
    "held_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "uploads_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "asset_uses_organization_id_entry_id_idx" ON "asset_uses"("organization_id", "entry_id");

-- CreateIndex
CREATE INDEX "uploads_expires_at_idx" ON "uploads"("expires_at");

-- CreateIndex
CREATE INDEX "assets_organization_id_created_at_id_idx" ON "assets"("organization_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "assets_organization_id_folder_id_idx" ON "assets"("organization_id", "folder_id");

-- CreateIndex
CREATE INDEX "assets_organization_id_digest_idx" ON "assets"("organization_id", "digest");

-- AddForeignKey
ALTER TABLE "assets" ADD CONSTRAINT "assets_organization_id_folder_id_fkey" FOREIGN KEY ("organization_id", "folder_id") REFERENCES "asset_folders"("organization_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset_folders" ADD CONSTRAINT "asset_folders_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset_folders" ADD CONSTRAINT "asset_folders_organization_id_parent_id_fkey" FOREIGN KEY ("organization_id", "parent_id") REFERENCES "asset_folders"("organization_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asset_uses" ADD CONSTRAINT "asset_uses_organization_id_entry_id_fkey" FOREIGN KEY ("organization_id", "entry_id") REFERENCES "entries"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE assets ADD CONSTRAINT assets_focal_point
  CHECK (focal_x BETWEEN 0 AND 1 AND focal_y BETWEEN 0 AND 1);
ALTER TABLE assets ADD CONSTRAINT assets_digest CHECK (digest ~ '^[0-9a-f]{64}$');
ALTER TABLE asset_folders ADD CONSTRAINT asset_folders_not_own_parent
  CHECK (parent_id IS DISTINCT FROM id);

-- Beside each other no two folders are called the same, however they are spelled.
CREATE UNIQUE INDEX asset_folders_name ON asset_folders (organization_id,
  coalesce(parent_id, '00000000-0000-0000-0000-000000000000'::uuid), lower(name));

-- Tenants see their own alone.
ALTER TABLE asset_folders ENABLE ROW LEVEL SECURITY;
ALTER TABLE asset_folders FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON asset_folders USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
ALTER TABLE asset_uses ENABLE ROW LEVEL SECURITY;
ALTER TABLE asset_uses FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON asset_uses USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
ALTER TABLE uploads ENABLE ROW LEVEL SECURITY;
ALTER TABLE uploads FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON uploads USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
CREATE POLICY sweep ON uploads
  USING (gatehouse_context('sweep') IS NOT NULL AND gatehouse_sweeping()
    AND expires_at < now() - interval '1 day') WITH CHECK (false);

-- The files that a text of content names, by their addresses.
CREATE FUNCTION gatehouse_named_assets(content jsonb) RETURNS SETOF uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT DISTINCT m[1]::uuid FROM regexp_matches(content::text,
    '/media/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/', 'g') AS m
  WHERE content::text LIKE '%/media/%'
$$;

-- Every path that writes entries keeps what files they name, whoever writes and however many.
CREATE FUNCTION gatehouse_keep_asset_uses_of_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO asset_uses (organization_id, asset_id, entry_id, published)
  SELECT n.organization_id, a.asset_id, n.id, v.published
  FROM added n
  CROSS JOIN LATERAL (VALUES (false, n.draft), (true, n.published)) AS v(published, content)
  CROSS JOIN LATERAL gatehouse_named_assets(v.content) AS a(asset_id);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_asset_uses_of_new AFTER INSERT ON entries REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_keep_asset_uses_of_new();

CREATE FUNCTION gatehouse_keep_asset_uses_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM asset_uses u USING now_so n
    JOIN until_now o ON o.organization_id = n.organization_id AND o.id = n.id
  WHERE u.organization_id = n.organization_id AND u.entry_id = n.id
    AND CASE WHEN u.published THEN o.published IS DISTINCT FROM n.published
      ELSE o.draft IS DISTINCT FROM n.draft END;
  INSERT INTO asset_uses (organization_id, asset_id, entry_id, published)
  SELECT n.organization_id, a.asset_id, n.id, v.published
  FROM now_so n JOIN until_now o ON o.organization_id = n.organization_id AND o.id = n.id
  CROSS JOIN LATERAL (VALUES (false, o.draft, n.draft), (true, o.published, n.published))
    AS v(published, before, content)
  CROSS JOIN LATERAL gatehouse_named_assets(v.content) AS a(asset_id)
  WHERE v.before IS DISTINCT FROM v.content
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_asset_uses_of_changed AFTER UPDATE ON entries
  REFERENCING OLD TABLE AS until_now NEW TABLE AS now_so
  FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_keep_asset_uses_of_changed();
