import * as proxy from "@pulumi/policy/proxy";

type Wrap = <T extends object>(properties: T) => T;

/** What @pulumi/policy wraps properties in: it throws where an unknown value is read. Its types leave it out. */
export const unknownCheckingProxy = (proxy as unknown as { unknownCheckingProxy: Wrap }).unknownCheckingProxy;
