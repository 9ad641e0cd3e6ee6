-- AlterTable
ALTER TABLE "members" ADD COLUMN     "invited_email" TEXT;

-- The owner is bound by the policies too, and a migration has opened no organization.
ALTER TABLE "members" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "users" NO FORCE ROW LEVEL SECURITY;
UPDATE "members" AS m
SET "invited_email" = u."email", "invited_as" = coalesce(m."invited_as", u."email")
FROM "users" AS u WHERE u."id" = m."user_id" AND m."accepted_at" IS NULL;
ALTER TABLE "users" FORCE ROW LEVEL SECURITY;
ALTER TABLE "members" FORCE ROW LEVEL SECURITY;

-- Whoever did not accept goes by what they were invited as, so it is there.
ALTER TABLE "members" ADD CONSTRAINT "members_invited_check"
  CHECK ("accepted_at" IS NOT NULL OR ("invited_as" IS NOT NULL AND "invited_email" IS NOT NULL));

-- What an organization is told of a member's address. Until they accept, it is the one that was
-- invited: to which one their account changed meanwhile is theirs to tell.
CREATE FUNCTION member_email(accepted_at timestamptz, invited_email text, email text)
RETURNS text LANGUAGE sql IMMUTABLE
AS $$ SELECT CASE WHEN accepted_at IS NULL THEN invited_email ELSE email END $$;
