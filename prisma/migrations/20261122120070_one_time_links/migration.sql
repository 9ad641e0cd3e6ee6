-- AlterEnum
ALTER TYPE "user_status" ADD VALUE 'invited';

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "accepted_at" TIMESTAMPTZ(3) DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "one_time_links" (
    "id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "organization_id" UUID,
    "member_id" UUID,
    "user_id" UUID,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_links_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "one_time_links_organization_id_member_id_idx" ON "one_time_links"("organization_id", "member_id");

-- CreateIndex
CREATE INDEX "one_time_links_user_id_idx" ON "one_time_links"("user_id");

-- CreateIndex
CREATE INDEX "one_time_links_expires_at_idx" ON "one_time_links"("expires_at");

-- AddForeignKey
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who is active in an organization said yes to it. The address of a person who was invited is not
-- proven by that: they have no password, or said no yes yet.
ALTER TABLE members ADD CONSTRAINT members_accepted
  CHECK (status <> 'active' OR accepted_at IS NOT NULL);
ALTER TABLE users ADD CONSTRAINT users_not_invited CHECK (status::text <> 'invited');

-- A link is what it was made for: what an organization hands out leads into that organization, and
-- what is about a person alone belongs to none.
ALTER TABLE one_time_links ADD CONSTRAINT one_time_links_whose CHECK (CASE purpose
  WHEN 'invitation' THEN organization_id IS NOT NULL AND member_id IS NOT NULL AND user_id IS NOT NULL
  WHEN 'registration' THEN organization_id IS NOT NULL AND member_id IS NULL AND user_id IS NULL
  WHEN 'password-reset' THEN organization_id IS NULL AND member_id IS NULL AND user_id IS NOT NULL
  WHEN 'email-change' THEN organization_id IS NULL AND member_id IS NULL AND user_id IS NOT NULL
  ELSE false END);

-- An organization sees its own, a person theirs, and whoever holds a token the row that it names.
ALTER TABLE one_time_links ENABLE ROW LEVEL SECURITY;
ALTER TABLE one_time_links FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON one_time_links USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
CREATE POLICY self ON one_time_links USING (user_id = gatehouse_user())
  WITH CHECK (user_id = gatehouse_user());
CREATE POLICY directory_by_link ON one_time_links FOR SELECT
  USING (id = gatehouse_context('one_time_link'));
CREATE POLICY sweep ON one_time_links
  USING (gatehouse_context('sweep') IS NOT NULL AND gatehouse_sweeping()
    AND expires_at < now() - interval '30 days') WITH CHECK (false);
