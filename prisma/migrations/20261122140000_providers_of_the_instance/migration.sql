-- AlterTable
ALTER TABLE "identity_providers" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'oidc';

-- AlterTable
ALTER TABLE "mapped_roles" DROP CONSTRAINT "mapped_roles_pkey",
ADD CONSTRAINT "mapped_roles_pkey" PRIMARY KEY ("organization_id", "member_id", "role_id", "provider_id");

-- AlterTable
ALTER TABLE "pending_sign_ins" ADD COLUMN     "identity_id" UUID;

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "identity_id" UUID;

-- CreateTable
CREATE TABLE "instance_providers" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'oidc',
    "issuer" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instance_providers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instance_identities" (
    "id" UUID NOT NULL,
    "provider_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "instance_identities_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "instance_identities_user_id_idx" ON "instance_identities"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "instance_identities_provider_id_subject_key" ON "instance_identities"("provider_id", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "instance_identities_provider_id_user_id_key" ON "instance_identities"("provider_id", "user_id");

-- CreateIndex
CREATE INDEX "pending_sign_ins_identity_id_idx" ON "pending_sign_ins"("identity_id");

-- CreateIndex
CREATE INDEX "sessions_identity_id_idx" ON "sessions"("identity_id");

-- What stayed behind of people who are no members any more; and roles of groups by their ids, since
-- another role may bear a name some day.
ALTER TABLE identities NO FORCE ROW LEVEL SECURITY;
ALTER TABLE identity_providers NO FORCE ROW LEVEL SECURITY;
ALTER TABLE members NO FORCE ROW LEVEL SECURITY;
ALTER TABLE roles NO FORCE ROW LEVEL SECURITY;
DELETE FROM identities i WHERE NOT EXISTS (
  SELECT 1 FROM members m WHERE m.organization_id = i.organization_id AND m.user_id = i.user_id);
UPDATE identity_providers p SET group_roles = coalesce((
  SELECT jsonb_agg(jsonb_build_object('group', pair ->> 'group', 'role', r.id))
  FROM jsonb_array_elements(p.group_roles) pair
  JOIN roles r ON r.organization_id = p.organization_id AND r.slug = pair ->> 'role'), '[]');
ALTER TABLE roles FORCE ROW LEVEL SECURITY;
ALTER TABLE members FORCE ROW LEVEL SECURITY;
ALTER TABLE identity_providers FORCE ROW LEVEL SECURITY;
ALTER TABLE identities FORCE ROW LEVEL SECURITY;

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "members"("organization_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instance_identities" ADD CONSTRAINT "instance_identities_provider_id_fkey" FOREIGN KEY ("provider_id") REFERENCES "instance_providers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instance_identities" ADD CONSTRAINT "instance_identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE identity_providers
  ADD CONSTRAINT identity_providers_kind CHECK (kind IN ('oidc', 'github'));
ALTER TABLE instance_providers
  ADD CONSTRAINT instance_providers_kind CHECK (kind IN ('oidc', 'github'));

-- The owner connects them; whoever signs in names one, or asks which there are.
ALTER TABLE instance_providers ENABLE ROW LEVEL SECURITY;
ALTER TABLE instance_providers FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON instance_providers
  USING (EXISTS (SELECT 1 FROM users u
                 WHERE u.id = gatehouse_user() AND u.instance_owner AND u.status = 'active'));
CREATE POLICY directory_by_provider ON instance_providers FOR SELECT
  USING (id::text = gatehouse_context('provider'));
CREATE POLICY directory_of_providers ON instance_providers FOR SELECT
  USING (gatehouse_context('providers') = 'instance');

ALTER TABLE instance_identities ENABLE ROW LEVEL SECURITY;
ALTER TABLE instance_identities FORCE ROW LEVEL SECURITY;
CREATE POLICY self ON instance_identities USING (user_id = gatehouse_user())
  WITH CHECK (user_id = gatehouse_user());
CREATE POLICY directory_by_provider ON instance_identities FOR SELECT
  USING (provider_id::text = gatehouse_context('provider'));

-- What a link to a provider opened ends with the link, however it went: unlinked, with its provider,
-- with the membership.
CREATE FUNCTION gatehouse_end_linked_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE before text := coalesce(current_setting('gatehouse.user_id', true), '');
BEGIN
  PERFORM set_config('gatehouse.user_id', OLD.user_id::text, true);
  UPDATE sessions SET revoked_at = now() WHERE identity_id = OLD.id AND revoked_at IS NULL;
  UPDATE pending_sign_ins SET done_at = now() WHERE identity_id = OLD.id AND done_at IS NULL;
  PERFORM set_config('gatehouse.user_id', before, true);
  RETURN NULL;
END $$;
CREATE TRIGGER end_sessions AFTER DELETE ON identities
  FOR EACH ROW EXECUTE FUNCTION gatehouse_end_linked_sessions();
CREATE TRIGGER end_sessions AFTER DELETE ON instance_identities
  FOR EACH ROW EXECUTE FUNCTION gatehouse_end_linked_sessions();
