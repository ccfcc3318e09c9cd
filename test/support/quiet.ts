/** Without what watches the regions, for tests whose point is elsewhere: each `up` has less to do. */
export const QUIET = { monitoring: { canary: false, dashboards: false } };
