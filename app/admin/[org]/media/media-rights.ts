/** What one may do with files and with folders, as far as it is known before one tries. */
export type MediaRights = Readonly<
  Record<"add" | "change" | "remove" | "createFolders" | "changeFolders" | "removeFolders", boolean>
>;
