-- Counters of rate limits are written with every request and worth nothing after a crash: they need
-- no write-ahead log.
ALTER TABLE "rate_limits" SET UNLOGGED;

-- The sweep takes away what has long expired, of all organizations together. In its context, which
-- no open organization shares, these rows alone exist; it can lock and delete them, and change none.
CREATE FUNCTION gatehouse_sweeping() RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN gatehouse_context('sweep') = 'on' AND gatehouse_organization() IS NULL
    AND gatehouse_user() IS NULL;

CREATE POLICY sweep ON sessions
  USING (gatehouse_context('sweep') IS NOT NULL AND gatehouse_sweeping()
    AND least(expires_at, revoked_at) < now() - interval '30 days') WITH CHECK (false);
CREATE POLICY sweep ON refresh_tokens
  USING (gatehouse_context('sweep') IS NOT NULL AND gatehouse_sweeping()
    AND expires_at < now() - interval '1 day') WITH CHECK (false);
CREATE POLICY sweep ON idempotency_keys
  USING (gatehouse_context('sweep') IS NOT NULL AND gatehouse_sweeping()
    AND created_at < now() - interval '2 days') WITH CHECK (false);
CREATE POLICY sweep ON domain_usage
  USING (gatehouse_context('sweep') IS NOT NULL AND gatehouse_sweeping()
    AND hour < now() - interval '13 months') WITH CHECK (false);
