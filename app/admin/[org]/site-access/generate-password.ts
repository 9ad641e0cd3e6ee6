/** Letters and digits that nobody mistakes for one another when they are read out. */
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const PER_GROUP = 4;

/** A random password of 79 bits in groups of four, easy to read out. */
export function generatePassword(): string {
  const groups = Array.from({ length: GROUPS }, () =>
    Array.from({ length: PER_GROUP }, randomSign).join(""),
  );
  return groups.join("-");
}

/** @NOTE Values beyond the last whole multiple are drawn again: no sign is likelier than another. */
function randomSign(): string {
  const limit = 256 - (256 % SIGNS.length);
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
  return byte < limit ? SIGNS.charAt(byte % SIGNS.length) : randomSign();
}
