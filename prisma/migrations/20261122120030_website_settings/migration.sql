-- AlterTable
ALTER TABLE "edge_items" ADD COLUMN     "owner" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "site_access" ADD COLUMN     "back_at" TIMESTAMPTZ(3),
ADD COLUMN     "gone_hosts" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "maintenance_text" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "hostname_claims" (
    "organization_id" UUID NOT NULL,
    "hostname" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL DEFAULT '',
    "checked_at" TIMESTAMPTZ(3),
    "problem" TEXT NOT NULL DEFAULT '',
    "method" TEXT,
    "proven_at" TIMESTAMPTZ(3),
    "lost_at" TIMESTAMPTZ(3),

    CONSTRAINT "hostname_claims_pkey" PRIMARY KEY ("organization_id","hostname")
);

-- CreateTable
CREATE TABLE "site_navigation" (
    "organization_id" UUID NOT NULL,
    "menu" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_navigation_pkey" PRIMARY KEY ("organization_id","menu")
);

-- CreateTable
CREATE TABLE "site_redirects" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "query" TEXT NOT NULL DEFAULT '',
    "below" BOOLEAN NOT NULL DEFAULT false,
    "target" TEXT NOT NULL,
    "status" SMALLINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "site_redirects_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "site_schedules" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "level" "site_level" NOT NULL,
    "run_at" TIMESTAMPTZ(3) NOT NULL,
    "zone" TEXT NOT NULL,
    "by" JSONB NOT NULL,
    "failure" JSONB,

    CONSTRAINT "site_schedules_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "bypass_tokens" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" TEXT NOT NULL DEFAULT '',
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "bypass_tokens_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "site_redirects_organization_id_path_query_below_key" ON "site_redirects"("organization_id", "path", "query", "below");

-- AddForeignKey
ALTER TABLE "hostname_claims" ADD CONSTRAINT "hostname_claims_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_navigation" ADD CONSTRAINT "site_navigation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_redirects" ADD CONSTRAINT "site_redirects_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "site_schedules" ADD CONSTRAINT "site_schedules_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bypass_tokens" ADD CONSTRAINT "bypass_tokens_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What is asked for as it goes over the wire.
ALTER TABLE hostname_claims ADD CONSTRAINT hostname_claims_lower CHECK (hostname = lower(hostname));
ALTER TABLE site_navigation ADD CONSTRAINT site_navigation_menu CHECK (menu IN ('header', 'footer'));
ALTER TABLE site_redirects ADD CONSTRAINT site_redirects_status CHECK (status IN (301, 302, 307, 308));
ALTER TABLE site_redirects ADD CONSTRAINT site_redirects_below CHECK (NOT below OR query = '');

-- One host of a website is the one that the others lead to.
CREATE UNIQUE INDEX hostnames_primary ON hostnames (organization_id) WHERE "primary";

-- Tenants see their own alone.
ALTER TABLE hostname_claims ENABLE ROW LEVEL SECURITY;
ALTER TABLE hostname_claims FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON hostname_claims USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
ALTER TABLE site_navigation ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_navigation FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON site_navigation USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
ALTER TABLE site_redirects ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_redirects FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON site_redirects USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
ALTER TABLE site_schedules ENABLE ROW LEVEL SECURITY;
ALTER TABLE site_schedules FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON site_schedules USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
ALTER TABLE bypass_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE bypass_tokens FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON bypass_tokens USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
