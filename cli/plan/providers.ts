import { uuidOf } from "./outputs/subject";
import { placeOfProvider, type Place } from "./outputs/place";
import { urnOf, type Recorded, type StackId } from "./recorded";
import { plainRegistration, type Registration } from "./registration";
import { UNKNOWN, type Properties } from "./wire";

const PROVIDER_TYPE = "pulumi:providers:";

export function isProviderType(type: string): boolean {
  return type.startsWith(PROVIDER_TYPE);
}

/** The providers of one stack: those that the program makes, and the engine's default ones, made at first use. */
export class Providers {
  private readonly byUrn = new Map<string, Recorded>();

  constructor(
    private readonly stack: StackId,
    /** The stack's configuration by full key; `aws:*` becomes the default provider's inputs, as the strings that they are. */
    private readonly config: Readonly<Record<string, string>>,
    private readonly preview: boolean,
    private readonly account: string | undefined,
    private readonly record: (provider: Recorded) => void,
  ) {}

  /** A provider that the program makes. */
  explicit(registration: Registration, urn: string): Recorded {
    const version = registration.version ? { version: registration.version } : {};
    return this.keep(registration, urn, { ...registration.object, ...version });
  }

  /**
   * The provider that the engine makes for resources without one: `default_<version>`, configured by the stack.
   *
   * @returns the reference that the resources keep, `<URN>::<id>`
   */
  defaultFor(pkg: string, version: string): string {
    const name = version ? `default_${version.replace(/[^0-9A-Za-z]/g, "_")}` : "default";
    const type = `${PROVIDER_TYPE}${pkg}`;
    const urn = urnOf(this.stack, type, name);
    const inputs = { ...this.configOf(pkg), ...(version && { version }) };
    const provider = this.byUrn.get(urn) ?? this.keep(plainRegistration(type, name), urn, inputs);
    return referenceOf(provider);
  }

  /** The region and account in which a provider works. */
  placeOf(reference: string): Place {
    const urn = reference.slice(0, reference.lastIndexOf("::"));
    return placeOfProvider(this.byUrn.get(urn)?.inputs ?? {}, this.account);
  }

  private keep(registration: Registration, urn: string, outputs: Properties): Recorded {
    const provider: Recorded = {
      registration,
      urn,
      id: this.preview ? undefined : uuidOf(urn),
      // The engine keeps its own notes on a provider among the inputs; the built-in provider has none.
      inputs: registration.type === `${PROVIDER_TYPE}pulumi` ? {} : { __internal: {}, ...outputs },
      outputs,
      external: false,
    };
    this.byUrn.set(urn, provider);
    this.record(provider);
    return provider;
  }

  private configOf(pkg: string): Properties {
    const own = Object.entries(this.config).filter(([key]) => key.startsWith(`${pkg}:`));
    return Object.fromEntries(own.map(([key, value]) => [key.slice(pkg.length + 1), value]));
  }
}

function referenceOf(provider: Recorded): string {
  return `${provider.urn}::${provider.id ?? UNKNOWN}`;
}
