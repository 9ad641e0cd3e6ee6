-- A gate finds a token by the organization that the token itself names, within that organization's
-- scope: nothing ever set these contexts. What no code opens stays shut.
DROP POLICY directory_by_token ON static_tokens;
DROP POLICY directory_by_token ON refresh_tokens;
