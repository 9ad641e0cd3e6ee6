-- AlterTable
ALTER TABLE "static_tokens" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'api';

-- CreateTable
CREATE TABLE "provisioned_names" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID,
    "role_id" UUID,
    "external_id" TEXT,
    "user_name" TEXT,
    "user_key" TEXT,
    "display_name" TEXT,
    "given_name" TEXT,
    "family_name" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provisioned_names_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "provisioned_names_organization_id_member_id_key" ON "provisioned_names"("organization_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "provisioned_names_organization_id_role_id_key" ON "provisioned_names"("organization_id", "role_id");

-- CreateIndex
CREATE UNIQUE INDEX "provisioned_names_organization_id_user_key_key" ON "provisioned_names"("organization_id", "user_key");

-- AddForeignKey
ALTER TABLE "provisioned_names" ADD CONSTRAINT "provisioned_names_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provisioned_names" ADD CONSTRAINT "provisioned_names_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provisioned_names" ADD CONSTRAINT "provisioned_names_organization_id_role_id_fkey" FOREIGN KEY ("organization_id", "role_id") REFERENCES "roles"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE static_tokens ADD CONSTRAINT static_tokens_kind CHECK (kind IN ('api', 'scim'));

-- A name is of one member or of one role, and a user name goes with its key.
ALTER TABLE provisioned_names ADD CONSTRAINT provisioned_names_of_one
  CHECK (num_nonnulls(member_id, role_id) = 1);
ALTER TABLE provisioned_names ADD CONSTRAINT provisioned_names_user
  CHECK ((user_name IS NULL) = (user_key IS NULL) AND (role_id IS NULL OR user_name IS NULL));

ALTER TABLE provisioned_names ENABLE ROW LEVEL SECURITY;
ALTER TABLE provisioned_names FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON provisioned_names USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
