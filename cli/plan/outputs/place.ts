import { isObject, opened, type Properties } from "../wire";

/** A resource's region and account, from its own `region` or its provider. */
export interface Place {
  /** Absent where neither the resource nor its provider names one; only global resources can do without. */
  region?: string;
  /** Twelve digits. */
  account: string;
}

/** The default where no account is configured; AWS's documentation uses it for examples. */
const EXAMPLE_ACCOUNT = "123456789012";

/** The place of a resource: its own `region`, else its provider's. */
export function placeOf(inputs: Properties, provider: Place): Place {
  const own = opened(inputs["region"]);
  return typeof own === "string" ? { ...provider, region: own } : provider;
}

/** The region and account that a provider's inputs name; the account is the first that it allows. */
export function placeOfProvider(inputs: Properties): Place {
  const region = opened(inputs["region"]);
  return {
    region: typeof region === "string" ? region : undefined,
    account: accountOf(opened(inputs["allowedAccountIds"])),
  };
}

/** A provider's list is JSON in a string, as the engine keeps it. */
function accountOf(allowed: unknown): string {
  const list = typeof allowed === "string" ? parsed(allowed) : allowed;
  const first: unknown = Array.isArray(list) ? list[0] : isObject(list) ? undefined : list;
  const digits = typeof first === "number" ? String(first).padStart(12, "0") : first;
  return typeof digits === "string" && /^\d{12}$/.test(digits) ? digits : EXAMPLE_ACCOUNT;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
