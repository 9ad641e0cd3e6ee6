-- An archive brings entries and folders in the order of their ids, and so some of them before the one above them:
-- whether that one is there is asked at the end, where whoever brings them says so.
ALTER TABLE entries ALTER CONSTRAINT entries_organization_id_parent_id_fkey
  DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE asset_folders ALTER CONSTRAINT asset_folders_organization_id_parent_id_fkey
  DEFERRABLE INITIALLY IMMEDIATE;
