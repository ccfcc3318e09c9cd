/** The name of the database that is made at first: the settings', or the store's in the characters that every engine takes. */
export function databaseNameOf(store: string, { databaseName }: { databaseName?: string | undefined }): string {
  return databaseName ?? store.replaceAll("-", "_");
}
