-- CreateTable
CREATE TABLE "entry_links" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "password_hash" TEXT,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "most_uses" INTEGER,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "entry_links_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "entry_links_organization_id_entry_id_idx" ON "entry_links"("organization_id", "entry_id");

-- CreateIndex
CREATE INDEX "entry_links_organization_id_member_id_idx" ON "entry_links"("organization_id", "member_id");

-- AddForeignKey
ALTER TABLE "entry_links" ADD CONSTRAINT "entry_links_organization_id_entry_id_fkey" FOREIGN KEY ("organization_id", "entry_id") REFERENCES "entries"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry_links" ADD CONSTRAINT "entry_links_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What it can be, and never more uses than it has.
ALTER TABLE entry_links ADD CONSTRAINT entry_links_known
  CHECK (purpose IN ('preview', 'share') AND view IN ('draft', 'published'));
ALTER TABLE entry_links ADD CONSTRAINT entry_links_counted
  CHECK (uses >= 0 AND (most_uses IS NULL OR (most_uses > 0 AND uses <= most_uses)));

-- Tenants see their own alone.
ALTER TABLE entry_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry_links FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON entry_links USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
