-- CreateTable
CREATE TABLE "content_states" (
    "organization_id" UUID NOT NULL,
    "lane" SMALLINT NOT NULL,
    "state" UUID NOT NULL,

    CONSTRAINT "content_states_pkey" PRIMARY KEY ("organization_id","lane")
);

-- AddForeignKey
ALTER TABLE "content_states" ADD CONSTRAINT "content_states_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE content_states ENABLE ROW LEVEL SECURITY;
ALTER TABLE content_states FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON content_states USING (organization_id = gatehouse_organization())
  WITH CHECK (organization_id = gatehouse_organization());

-- Another random value in one lane of the organization, once a transaction that touched its entries,
-- visible with them and not before. It is written last, when the transaction commits: a long one keeps
-- nobody waiting, and two at once wait for each other only where their connections share a lane. The
-- transaction may serve another organization by then; one that is being deleted has no state.
CREATE FUNCTION gatehouse_renew_content_state() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  concerned uuid := coalesce(NEW.organization_id, OLD.organization_id);
  done text := pg_current_xact_id()::text || ' ' || concerned;
  served text := current_setting('gatehouse.organization_id', true);
BEGIN
  IF current_setting('gatehouse.content_state', true) = done THEN RETURN NULL; END IF;
  PERFORM set_config('gatehouse.organization_id', concerned::text, true);
  INSERT INTO content_states (organization_id, lane, state)
    SELECT id, pg_backend_pid() % 16, gen_random_uuid() FROM organizations WHERE id = concerned
  ON CONFLICT (organization_id, lane) DO UPDATE SET state = EXCLUDED.state;
  PERFORM set_config('gatehouse.organization_id', coalesce(served, ''), true),
    set_config('gatehouse.content_state', done, true);
  RETURN NULL;
END $$;

-- Keys and words of entries change with them, or with their collection, which has a state of its own.
CREATE CONSTRAINT TRIGGER renew_content_state AFTER INSERT OR UPDATE OR DELETE ON entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION gatehouse_renew_content_state();
