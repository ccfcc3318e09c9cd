/** The IAM actions that a type takes, by service: their names, one space apart. */
export type Actions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What deploying some types takes. */
export interface Permissions {
  readonly actions: Actions;
  /** By service, those of the actions that support no resource. */
  readonly onAnyResource: Readonly<Record<string, string>>;
  /** By service, the ARNs of what is deployed, as DEPLOYER_RESOURCES has them. */
  readonly resources: Readonly<Record<string, readonly string[]>>;
}
