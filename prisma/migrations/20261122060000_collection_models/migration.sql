-- AlterTable
ALTER TABLE "collections" ADD COLUMN     "removed_fields" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

ALTER TABLE collections ADD CONSTRAINT collections_removed_fields_list
  CHECK (jsonb_typeof(removed_fields) = 'array');

-- Whoever adds an entry shares this lock, and whoever makes a collection one of a single entry has it
-- alone: each waits for the other and sees, in the next statement, what became of it.
CREATE FUNCTION gatehouse_number_lock(collection uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT hashtextextended('number:' || collection, 0)
$$;

CREATE FUNCTION gatehouse_one_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(gatehouse_number_lock(NEW.collection_id));
  IF EXISTS (SELECT 1 FROM collections c WHERE c.organization_id = NEW.organization_id
      AND c.id = NEW.collection_id AND c.singleton) THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('singleton:' || NEW.collection_id, 0));
    IF EXISTS (SELECT 1 FROM entries e WHERE e.organization_id = NEW.organization_id
        AND e.collection_id = NEW.collection_id AND e.deleted_at IS NULL AND e.id <> NEW.id) THEN
      RAISE EXCEPTION 'a singleton has one entry' USING ERRCODE = 'GH003';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER one_entry BEFORE INSERT ON entries
  FOR EACH ROW EXECUTE FUNCTION gatehouse_one_entry();
CREATE TRIGGER one_entry_again BEFORE UPDATE OF deleted_at ON entries
  FOR EACH ROW WHEN (OLD.deleted_at IS NOT NULL AND NEW.deleted_at IS NULL)
  EXECUTE FUNCTION gatehouse_one_entry();

-- A collection of several entries does not become one of a single entry.
CREATE FUNCTION gatehouse_become_singleton() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(gatehouse_number_lock(NEW.id));
  IF (SELECT count(*) FROM entries e WHERE e.organization_id = NEW.organization_id
      AND e.collection_id = NEW.id AND e.deleted_at IS NULL) > 1 THEN
    RAISE EXCEPTION 'a singleton has one entry' USING ERRCODE = 'GH003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER become_singleton BEFORE UPDATE OF singleton ON collections
  FOR EACH ROW WHEN (NEW.singleton AND NOT OLD.singleton)
  EXECUTE FUNCTION gatehouse_become_singleton();
