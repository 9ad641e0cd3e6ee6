-- CreateEnum
CREATE TYPE "domain_status" AS ENUM ('active', 'removed', 'revoked');

-- AlterTable
ALTER TABLE "organization_settings" ADD COLUMN     "api_proxy_key" JSONB;

-- AlterTable
ALTER TABLE "permissions" ADD COLUMN     "fields" JSONB;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'browser';

-- CreateTable
CREATE TABLE "domains" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hostname" TEXT NOT NULL,
    "status" "domain_status" NOT NULL DEFAULT 'active',
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "requests_per_minute" INTEGER DEFAULT 600,
    "origins" TEXT[],
    "ip_ranges" TEXT[],
    "signing_key" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "domains_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "domain_roles" (
    "organization_id" UUID NOT NULL,
    "domain_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,

    CONSTRAINT "domain_roles_pkey" PRIMARY KEY ("organization_id","domain_id","role_id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "organization_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "domain_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "domain_usage" (
    "organization_id" UUID NOT NULL,
    "domain_id" UUID NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "requests" INTEGER NOT NULL DEFAULT 0,
    "limited" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "domain_usage_pkey" PRIMARY KEY ("organization_id","domain_id","hour")
);

-- CreateTable
CREATE TABLE "static_tokens" (
    "organization_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "static_tokens_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "refresh_tokens" (
    "organization_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "organization_id" UUID NOT NULL,
    "actor" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("organization_id","actor","key")
);

-- CreateIndex
CREATE INDEX "domains_origins_idx" ON "domains" USING GIN ("origins");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_id_key" ON "api_keys"("id");

-- CreateIndex
CREATE INDEX "api_keys_organization_id_domain_id_idx" ON "api_keys"("organization_id", "domain_id");

-- CreateIndex
CREATE UNIQUE INDEX "static_tokens_id_key" ON "static_tokens"("id");

-- CreateIndex
CREATE INDEX "static_tokens_organization_id_member_id_idx" ON "static_tokens"("organization_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "refresh_tokens_id_key" ON "refresh_tokens"("id");

-- CreateIndex
CREATE INDEX "refresh_tokens_session_id_idx" ON "refresh_tokens"("session_id");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- AddForeignKey
ALTER TABLE "domains" ADD CONSTRAINT "domains_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_roles" ADD CONSTRAINT "domain_roles_organization_id_domain_id_fkey" FOREIGN KEY ("organization_id", "domain_id") REFERENCES "domains"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_roles" ADD CONSTRAINT "domain_roles_organization_id_role_id_fkey" FOREIGN KEY ("organization_id", "role_id") REFERENCES "roles"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organization_id_domain_id_fkey" FOREIGN KEY ("organization_id", "domain_id") REFERENCES "domains"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "domain_usage" ADD CONSTRAINT "domain_usage_organization_id_domain_id_fkey" FOREIGN KEY ("organization_id", "domain_id") REFERENCES "domains"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "static_tokens" ADD CONSTRAINT "static_tokens_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Tenants see their own alone; a gate sees the one row whose id a credential names, and the way in
-- for a browser the domains that named its origin.
DO $$
DECLARE tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['domains', 'domain_roles', 'api_keys', 'domain_usage',
    'static_tokens', 'refresh_tokens', 'idempotency_keys']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organization_id = gatehouse_organization())
         WITH CHECK (organization_id = gatehouse_organization())', tenant_table);
  END LOOP;
END $$;
CREATE POLICY directory_by_key ON api_keys FOR SELECT
  USING (id = gatehouse_context('api_key'));
CREATE POLICY directory_by_token ON static_tokens FOR SELECT
  USING (id = gatehouse_context('static_token'));
CREATE POLICY directory_by_token ON refresh_tokens FOR SELECT
  USING (id = gatehouse_context('refresh_token'));
CREATE POLICY directory_by_origin ON domains FOR SELECT
  USING (origins @> ARRAY[gatehouse_context('origin')]);

-- One domain of a hostname per organization, removed ones aside.
CREATE UNIQUE INDEX domains_hostname ON domains (
  organization_id, (CASE WHEN status = 'active' THEN hostname END));
ALTER TABLE domains ADD CONSTRAINT domains_hostname_lower CHECK (hostname = lower(hostname));
ALTER TABLE permissions ADD CONSTRAINT permissions_fields_list
  CHECK (fields IS NULL OR jsonb_typeof(fields) = 'array');
