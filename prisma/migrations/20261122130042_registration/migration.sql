-- AlterTable
ALTER TABLE "mails" ADD COLUMN     "user_id" UUID;

-- AddForeignKey
ALTER TABLE "mails" ADD CONSTRAINT "mails_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Organizations that let people register may be named to whoever asks for one; no other is.
CREATE POLICY directory_by_registration ON organization_settings FOR SELECT
  USING (gatehouse_context('registration') = 'open' AND registration);
CREATE POLICY directory_by_registration ON organizations FOR SELECT
  USING (gatehouse_context('registration') = 'open' AND status = 'active'
    AND EXISTS (SELECT 1 FROM organization_settings s
                WHERE s.organization_id = organizations.id AND s.registration));
