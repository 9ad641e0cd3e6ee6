/** Whether a version is not lower than a floor of three numbers; a pre-release is below its release. */
export function isAtLeast(version: string, floor: string): boolean {
  const given = /^(\d+)\.(\d+)\.(\d+)(-|$|\+)/.exec(version);
  if (given === null) return false;
  const wanted = floor.split(".").map(Number);
  for (const [index, part] of wanted.entries()) {
    const have = Number(given[index + 1]);
    if (have !== part) return have > part;
  }
  return given[4] !== "-";
}
