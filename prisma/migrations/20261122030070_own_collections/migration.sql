-- AlterTable
ALTER TABLE "collections" ADD COLUMN     "publishes" BOOLEAN NOT NULL DEFAULT true;

ALTER TABLE collections ADD CONSTRAINT collections_fields_list
  CHECK (jsonb_typeof(fields) = 'array');

-- What is known of an organization's rights is known of its collections too: one state for both.
CREATE TRIGGER renew_epoch_of_new AFTER INSERT ON collections REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_renew_policy_epoch();
CREATE TRIGGER renew_epoch_of_changed AFTER UPDATE ON collections REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_renew_policy_epoch();
CREATE TRIGGER renew_epoch_of_removed AFTER DELETE ON collections REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION gatehouse_renew_policy_epoch();

-- The field that a name means in one of the organization's own collections; null where it means none.
CREATE FUNCTION gatehouse_field(organization uuid, collection_slug text, field_name text) RETURNS jsonb
  LANGUAGE sql STABLE AS $$
  SELECT field FROM collections c, jsonb_array_elements(c.fields) AS field
  WHERE c.organization_id = organization AND c.slug = collection_slug
    AND field->>'name' = field_name
$$;

-- A condition with the ids of fields in the place of their names, at every depth and along
-- relationships. What is no name of such a field stays as it is.
CREATE FUNCTION gatehouse_with_field_ids(organization uuid, collection_slug text, said jsonb)
  RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  member record;
  field jsonb;
  written jsonb := '{}';
BEGIN
  IF jsonb_typeof(said) = 'array' THEN
    RETURN (
      SELECT coalesce(jsonb_agg(
          gatehouse_with_field_ids(organization, collection_slug, part) ORDER BY place), '[]')
      FROM jsonb_array_elements(said) WITH ORDINALITY AS parts(part, place));
  END IF;
  IF jsonb_typeof(said) IS DISTINCT FROM 'object' THEN RETURN said; END IF;
  FOR member IN SELECT key, value FROM jsonb_each(said) LOOP
    field := gatehouse_field(organization, collection_slug, member.key);
    written := written || jsonb_build_object(coalesce(field->>'id', member.key), CASE
      WHEN member.key IN ('_and', '_or', '_some', '_none') OR member.key ~ '^\d+$'
        THEN gatehouse_with_field_ids(organization, collection_slug, member.value)
      WHEN field->>'to' IS NOT NULL
        THEN gatehouse_with_field_ids(organization, field->>'to', member.value)
      ELSE member.value END);
  END LOOP;
  RETURN written;
END $$;

-- A permission is to a field and not to a word: another field of the same name is another field.
CREATE FUNCTION gatehouse_bind_fields() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF jsonb_typeof(NEW.fields) = 'array' THEN
    NEW.fields := (
      SELECT coalesce(jsonb_agg(coalesce(
          gatehouse_field(NEW.organization_id, NEW.collection, name)->>'id', name) ORDER BY place), '[]')
      FROM jsonb_array_elements_text(NEW.fields) WITH ORDINALITY AS names(name, place));
  END IF;
  IF jsonb_typeof(NEW.presets) = 'object' THEN
    NEW.presets := (
      SELECT coalesce(jsonb_object_agg(coalesce(
          gatehouse_field(NEW.organization_id, NEW.collection, key)->>'id', key), value), '{}')
      FROM jsonb_each(NEW.presets));
  END IF;
  NEW.rule := gatehouse_with_field_ids(NEW.organization_id, NEW.collection, NEW.rule);
  NEW.validation := gatehouse_with_field_ids(NEW.organization_id, NEW.collection, NEW.validation);
  RETURN NEW;
END $$;
CREATE TRIGGER bind_fields BEFORE INSERT OR UPDATE ON permissions
  FOR EACH ROW EXECUTE FUNCTION gatehouse_bind_fields();

-- Neither does a collection that was deleted and made anew give back what was granted on the old one.
CREATE FUNCTION gatehouse_follow_collection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM permissions
      WHERE organization_id = OLD.organization_id AND collection = OLD.slug;
  ELSIF NEW.slug <> OLD.slug THEN
    UPDATE permissions SET collection = NEW.slug
      WHERE organization_id = OLD.organization_id AND collection = OLD.slug;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_collection AFTER UPDATE OF slug OR DELETE ON collections
  FOR EACH ROW EXECUTE FUNCTION gatehouse_follow_collection();
