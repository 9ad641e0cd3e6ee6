-- CreateTable
CREATE TABLE "identity_providers" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret" TEXT NOT NULL,
    "group_claim" TEXT,
    "group_roles" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_providers_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "identities" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "self_linked" BOOLEAN NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "identities_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "mapped_roles" (
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,

    CONSTRAINT "mapped_roles_pkey" PRIMARY KEY ("organization_id","member_id","role_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "identity_providers_id_key" ON "identity_providers"("id");

-- CreateIndex
CREATE INDEX "identities_user_id_idx" ON "identities"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "identities_organization_id_provider_id_subject_key" ON "identities"("organization_id", "provider_id", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "identities_organization_id_provider_id_user_id_key" ON "identities"("organization_id", "provider_id", "user_id");

-- AddForeignKey
ALTER TABLE "identity_providers" ADD CONSTRAINT "identity_providers_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_organization_id_provider_id_fkey" FOREIGN KEY ("organization_id", "provider_id") REFERENCES "identity_providers"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mapped_roles" ADD CONSTRAINT "mapped_roles_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mapped_roles" ADD CONSTRAINT "mapped_roles_organization_id_role_id_fkey" FOREIGN KEY ("organization_id", "role_id") REFERENCES "roles"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mapped_roles" ADD CONSTRAINT "mapped_roles_organization_id_provider_id_fkey" FOREIGN KEY ("organization_id", "provider_id") REFERENCES "identity_providers"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE identity_providers ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_providers FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON identity_providers USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
-- Whoever signs in names the provider before anybody knows of which organization it is.
CREATE POLICY directory_by_provider ON identity_providers FOR SELECT
  USING (id::text = gatehouse_context('provider'));

ALTER TABLE identities ENABLE ROW LEVEL SECURITY;
ALTER TABLE identities FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON identities USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
CREATE POLICY self ON identities USING (user_id = gatehouse_user())
  WITH CHECK (user_id = gatehouse_user());

ALTER TABLE mapped_roles ENABLE ROW LEVEL SECURITY;
ALTER TABLE mapped_roles FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON mapped_roles USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
