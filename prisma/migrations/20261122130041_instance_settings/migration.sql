-- AlterTable
ALTER TABLE "organization_settings" ADD COLUMN     "registration" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "instance_settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "password_policy" TEXT NOT NULL DEFAULT 'standard',
    "password_words" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "password_history" INTEGER NOT NULL DEFAULT 0,
    "session_idle_minutes" INTEGER NOT NULL DEFAULT 720,
    "session_hours" INTEGER NOT NULL DEFAULT 336,
    "sign_in_tries" INTEGER NOT NULL DEFAULT 10,
    "mail_url" TEXT NOT NULL DEFAULT '',
    "mail_from" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "instance_settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "former_passwords" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "former_passwords_pkey" PRIMARY KEY ("user_id","id")
);

-- AddForeignKey
ALTER TABLE "former_passwords" ADD CONSTRAINT "former_passwords_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One row, which anybody's sign-in reads and the owner of the instance alone changes.
ALTER TABLE instance_settings
  ADD CONSTRAINT instance_settings_single_row CHECK (id = 1),
  ADD CONSTRAINT instance_settings_policy CHECK (password_policy IN ('off', 'standard', 'strong')),
  ADD CONSTRAINT instance_settings_numbers CHECK (
    password_history BETWEEN 0 AND 5 AND session_idle_minutes BETWEEN 5 AND 43200
    AND session_hours BETWEEN 1 AND 720 AND sign_in_tries BETWEEN 3 AND 50);
INSERT INTO instance_settings (id) VALUES (1);
ALTER TABLE instance_settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE instance_settings FORCE ROW LEVEL SECURITY;
CREATE POLICY everybody ON instance_settings FOR SELECT USING (true);
CREATE POLICY owner ON instance_settings FOR UPDATE
  USING (EXISTS (SELECT 1 FROM users u
                 WHERE u.id = gatehouse_user() AND u.instance_owner AND u.status = 'active'));

-- Former passwords belong to the person, as their sessions do.
ALTER TABLE former_passwords ENABLE ROW LEVEL SECURITY;
ALTER TABLE former_passwords FORCE ROW LEVEL SECURITY;
CREATE POLICY self ON former_passwords USING (user_id = gatehouse_user())
  WITH CHECK (user_id = gatehouse_user());
