/** The IAM actions that a type takes, by service: their names, one space apart. */
export type Actions = Readonly<Record<string, Readonly<Record<string, string>>>>;
