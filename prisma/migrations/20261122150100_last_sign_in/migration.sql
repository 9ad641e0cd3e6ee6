-- AlterTable
ALTER TABLE "users" ADD COLUMN     "signed_in_at" TIMESTAMPTZ(3);

-- What their sessions of before say.
ALTER TABLE users NO FORCE ROW LEVEL SECURITY;
ALTER TABLE sessions NO FORCE ROW LEVEL SECURITY;
UPDATE users u SET signed_in_at = (SELECT max(s.created_at) FROM sessions s WHERE s.user_id = u.id);
ALTER TABLE users FORCE ROW LEVEL SECURITY;
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
