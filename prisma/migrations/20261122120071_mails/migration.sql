-- CreateTable
CREATE TABLE "mails" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "organization_id" UUID,
    "member_id" UUID,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),
    "problem" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mails_organization_id_member_id_idx" ON "mails"("organization_id", "member_id");

-- CreateIndex
CREATE INDEX "mails_created_at_idx" ON "mails"("created_at");

-- AddForeignKey
ALTER TABLE "mails" ADD CONSTRAINT "mails_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mails" ADD CONSTRAINT "mails_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "members"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An organization sees what it sends; a worker the one letter that its job names.
ALTER TABLE mails ENABLE ROW LEVEL SECURITY;
ALTER TABLE mails FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON mails USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());
CREATE POLICY directory_by_mail ON mails USING (id::text = gatehouse_context('mail'))
  WITH CHECK (id::text = gatehouse_context('mail'));
CREATE POLICY sweep ON mails
  USING (gatehouse_context('sweep') IS NOT NULL AND gatehouse_sweeping()
    AND created_at < now() - interval '30 days') WITH CHECK (false);
