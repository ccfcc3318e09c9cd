/**
 * Holdfast's program: reads the stack's configuration, builds the Region, and returns the stack's outputs, such as `urls`, `loadBalancer`, `zoneId`, `stores`
 * and `messaging`. Rejects with every mistake of the settings before anything is made.
 */
declare function program(): Promise<Record<string, unknown>>;
export = program;
