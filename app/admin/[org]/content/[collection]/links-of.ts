/** What linked entries are called, by id. */
export type Titles = Readonly<Record<string, string>>;
