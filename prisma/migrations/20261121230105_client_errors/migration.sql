-- CreateEnum
CREATE TYPE "client_error_kind" AS ENUM ('error', 'csp');

-- CreateEnum
CREATE TYPE "client_error_status" AS ENUM ('open', 'resolved');

-- CreateTable
CREATE TABLE "client_errors" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "client_error_kind" NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "status" "client_error_status" NOT NULL DEFAULT 'open',
    "message" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "stack" TEXT NOT NULL DEFAULT '',
    "page" TEXT NOT NULL DEFAULT '',
    "browser" TEXT NOT NULL DEFAULT '',
    "directive" TEXT,
    "blocked" TEXT,
    "count" INTEGER NOT NULL DEFAULT 0,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "client_errors_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "client_error_hours" (
    "organization_id" UUID NOT NULL,
    "error_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "client_error_hours_pkey" PRIMARY KEY ("organization_id","error_id","hour")
);

-- CreateTable
CREATE TABLE "instance_errors" (
    "id" UUID NOT NULL,
    "kind" "client_error_kind" NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "stack" TEXT NOT NULL DEFAULT '',
    "page" TEXT NOT NULL DEFAULT '',
    "browser" TEXT NOT NULL DEFAULT '',
    "directive" TEXT,
    "blocked" TEXT,
    "count" INTEGER NOT NULL DEFAULT 0,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "instance_errors_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "client_errors_organization_id_last_seen_at_id_idx" ON "client_errors"("organization_id", "last_seen_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "client_errors_organization_id_fingerprint_key" ON "client_errors"("organization_id", "fingerprint");

-- CreateIndex
CREATE INDEX "client_error_hours_organization_id_hour_idx" ON "client_error_hours"("organization_id", "hour");

-- CreateIndex
CREATE UNIQUE INDEX "instance_errors_fingerprint_key" ON "instance_errors"("fingerprint");

-- CreateIndex
CREATE INDEX "instance_errors_last_seen_at_idx" ON "instance_errors"("last_seen_at");

-- AddForeignKey
ALTER TABLE "client_errors" ADD CONSTRAINT "client_errors_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client_error_hours" ADD CONSTRAINT "client_error_hours_organization_id_error_id_fkey" FOREIGN KEY ("organization_id", "error_id") REFERENCES "client_errors"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Tenants see their own alone.
DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['client_errors', 'client_error_hours']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = gatehouse_organization())
         WITH CHECK (organization_id = gatehouse_organization())', tenant_table);
  END LOOP;
END $$;

-- What happened before anybody knew an organization belongs to the instance: whoever records it says
-- so, and its owner alone reads it.
ALTER TABLE instance_errors ENABLE ROW LEVEL SECURITY;
ALTER TABLE instance_errors FORCE ROW LEVEL SECURITY;
CREATE POLICY recorder ON instance_errors
  USING (gatehouse_context('client_errors') = 'record')
  WITH CHECK (gatehouse_context('client_errors') = 'record');
CREATE POLICY owner ON instance_errors FOR SELECT
  USING (EXISTS (SELECT 1 FROM users u
                 WHERE u.id = gatehouse_user() AND u.instance_owner AND u.status = 'active'));
