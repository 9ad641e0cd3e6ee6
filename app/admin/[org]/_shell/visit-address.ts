/** The way from the dashboard to a path of the website that lets a member in at every level. */
export const visitAddress = (organizationSlug: string, path: string): string =>
  `/admin/${organizationSlug}/visit?returnTo=${encodeURIComponent(path)}`;
