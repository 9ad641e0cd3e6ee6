-- AlterTable
ALTER TABLE "member_roles" ADD COLUMN     "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "roles" ADD COLUMN     "factor_grace_days" INTEGER NOT NULL DEFAULT 7,
ADD COLUMN     "factor_required_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "factor" TEXT;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "factor_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "totp_factors" (
    "user_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "totp_factors_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "user_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("user_id","digest")
);

-- CreateTable
CREATE TABLE "passkeys" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateTable
CREATE TABLE "pending_sign_ins" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "pending_sign_ins_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "passkeys_credential_id_key" ON "passkeys"("credential_id");

-- CreateIndex
CREATE INDEX "pending_sign_ins_user_id_idx" ON "pending_sign_ins"("user_id");

-- CreateIndex
CREATE INDEX "pending_sign_ins_expires_at_idx" ON "pending_sign_ins"("expires_at");

-- AddForeignKey
ALTER TABLE "totp_factors" ADD CONSTRAINT "totp_factors_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pending_sign_ins" ADD CONSTRAINT "pending_sign_ins_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE sessions ADD CONSTRAINT sessions_factor
  CHECK (factor IN ('totp', 'recovery', 'passkey'));
ALTER TABLE roles ADD CONSTRAINT roles_factor_grace_days CHECK (factor_grace_days BETWEEN 0 AND 90);

-- What somebody signs in with is theirs alone: no organization sees it, nor anybody before they said
-- who they are. Colleagues see of it whether there is one (users.factor_since).
DO $$
DECLARE own_table text;
BEGIN
  FOREACH own_table IN ARRAY ARRAY['totp_factors', 'recovery_codes', 'passkeys', 'pending_sign_ins']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', own_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', own_table);
    EXECUTE format('CREATE POLICY self ON %I USING (user_id = gatehouse_user())
      WITH CHECK (user_id = gatehouse_user())', own_table);
  END LOOP;
END $$;
CREATE POLICY sweep ON pending_sign_ins
  USING (gatehouse_context('sweep') IS NOT NULL AND gatehouse_sweeping()
    AND expires_at < now() - interval '1 day') WITH CHECK (false);

-- When a member of the open organization must have a second factor at last: the earliest of what the
-- roles that they hold ask, and those that are contained in them; null where none asks.
CREATE INDEX roles_asking ON roles (organization_id) WHERE factor_required_at IS NOT NULL;
CREATE FUNCTION gatehouse_factor_due(member uuid) RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE
  BEGIN ATOMIC
    WITH RECURSIVE held(role_id, since) AS (
      SELECT mr.role_id, mr.given_at FROM member_roles mr
      WHERE mr.organization_id = gatehouse_organization() AND mr.member_id = member
      UNION
      SELECT rr.contained_id, held.since FROM held
      JOIN role_roles rr ON rr.organization_id = gatehouse_organization()
        AND rr.role_id = held.role_id
    )
    SELECT min(greatest(held.since, r.factor_required_at)
      + make_interval(days => r.factor_grace_days))
    FROM held JOIN roles r ON r.organization_id = gatehouse_organization() AND r.id = held.role_id
      AND r.factor_required_at IS NOT NULL;
  END;
