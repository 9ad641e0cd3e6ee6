-- AlterTable
ALTER TABLE "members" ADD COLUMN     "invited_as" TEXT;

-- What an organization calls one of its members. Until they accept, it is what they were invited as:
-- that their address has an account elsewhere, and what it is called there, is theirs to bring.
CREATE FUNCTION member_name(accepted_at timestamptz, invited_as text, name text, email text)
RETURNS text LANGUAGE sql IMMUTABLE
AS $$ SELECT CASE WHEN accepted_at IS NULL THEN coalesce(invited_as, email) ELSE name END $$;
