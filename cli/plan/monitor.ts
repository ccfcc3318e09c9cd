import type {
  ReadResourceRequest,
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  ResourceInvokeRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { canMock, knownAtPreview, mockOf, packageOf, type Wanted } from "./outputs";
import { placeOf } from "./outputs/place";
import { isProviderType, Providers } from "./providers";
import { urnOf, type Recorded, type StackId } from "./recorded";
import { readRegistration, plainRegistration, type Registration } from "./registration";
import { STACK_REFERENCE_TYPE, type StackReferences } from "./stack-references";
import type { Properties } from "./wire";

/** A gRPC callback: an error, or a message that the SDK reads through getters. */
type Callback = (error: unknown, response: unknown) => void;

export interface MonitorOptions {
  stack: StackId;
  config: Readonly<Record<string, string>>;
  /** Whether ids and computed outputs are unknown, as in `pulumi preview`. */
  preview: boolean;
  /** The AWS account that the credentials would be for, where that is known. */
  account?: string | undefined;
  references: StackReferences;
}

/**
 * Replaces the engine while a program runs: receives each whole registration, answers with mock ids and outputs, and
 * records what the engine would keep. One instance serves one run of one stack.
 */
export class PlanMonitor extends MockMonitor {
  /** In the order of registration. */
  readonly recorded: Recorded[] = [];
  private readonly byUrn = new Map<string, Recorded>();
  private readonly providers: Providers;

  constructor(private readonly options: MonitorOptions) {
    super({ newResource: unused, call: unused });
    const { stack, config, preview, account } = options;
    this.providers = new Providers(stack, config, preview, account, (provider) => this.record(provider));
  }

  override async registerResource(request: RegisterResourceRequest, callback: Callback): Promise<void> {
    answer(callback, () => this.register(readRegistration(request)));
  }

  override async readResource(request: ReadResourceRequest, callback: Callback): Promise<void> {
    answer(callback, () => this.read(request));
  }

  override async invoke(request: ResourceInvokeRequest, callback: Callback): Promise<void> {
    const details = lookUpRefused(request.getTok());
    // The SDK passes on only the gRPC details of an invoke's error.
    callback(Object.assign(new Error(details), { details }), undefined);
  }

  override registerResourceOutputs(request: RegisterResourceOutputsRequest, callback: Callback): void {
    answer(callback, () => {
      const resource = this.byUrn.get(request.getUrn());
      if (!resource) throw new Error(`outputs of an unknown resource ${request.getUrn()}`);
      resource.outputs = (request.getOutputs()?.toJavaScript() ?? {}) as Properties;
      return {};
    });
  }

  private register(registration: Registration): unknown {
    if (registration.remote) throw new Error(remoteRefused(registration.type));
    const resource = registration.custom ? this.custom(registration) : this.component(registration);
    return registered(resource);
  }

  private component(registration: Registration): Recorded {
    const urn = this.urn(registration);
    return this.record({ registration, urn, inputs: registration.object, outputs: {}, external: false });
  }

  private custom(registration: Registration): Recorded {
    const { type, name, object: inputs } = registration;
    const urn = this.urn(registration);
    if (isProviderType(type)) return this.providers.explicit(registration, urn);
    if (!canMock(type))
      throw new Error(
        `the plan has mock outputs for aws and random passwords only, not for type ${type}. Make it in a project of its own, which reads the outputs of this one.`,
      );
    const provider = registration.provider ?? this.providers.defaultFor(packageOf(type), registration.version);
    const place = placeOf(inputs, this.providers.placeOf(provider));
    const { additionalSecretOutputs } = registration;
    const wanted: Wanted = { urn, type, name, inputs, place, additionalSecretOutputs };
    const made = this.options.preview ? { id: undefined, outputs: knownAtPreview(wanted) } : mockOf(wanted);
    // An imported resource has its id.
    const { importID } = registration;
    const id = importID ?? made.id;
    return this.record({
      registration,
      urn,
      provider,
      inputs,
      ...made,
      ...(id !== undefined && { id }),
      external: false,
    });
  }

  private read(request: ReadResourceRequest): unknown {
    const [type, name] = [request.getType(), request.getName()];
    if (type !== STACK_REFERENCE_TYPE)
      throw new Error(lookUpRefused(`the resource ${name} [${type}] that exists already`));
    const { stack, references } = this.options;
    const registration = {
      ...plainRegistration(type, name, request.getParent() || undefined),
      dependencies: request.getDependenciesList(),
    };
    const inputs = (request.getProperties()?.toJavaScript() ?? {}) as Properties;
    const outputs = references.read(request.getId(), stack);
    const provider = this.providers.defaultFor("pulumi", "");
    const urn = this.urn(registration);
    this.record({ registration, urn, id: request.getId(), provider, inputs, outputs, external: true });
    return { getUrn: () => urn, getProperties: () => struct(outputs) };
  }

  private urn({ type, name, parent }: Registration): string {
    return urnOf(this.options.stack, type, name, parent);
  }

  private record(resource: Recorded): Recorded {
    const { urn } = resource;
    if (this.byUrn.has(urn)) throw new Error(`Duplicate resource URN '${urn}'; try giving it a unique name`);
    this.byUrn.set(urn, resource);
    this.recorded.push(resource);
    return resource;
  }
}

function answer(callback: Callback, respond: () => unknown): void {
  let response: unknown;
  try {
    response = respond();
  } catch (error) {
    return callback(error, undefined);
  }
  callback(null, response);
}

/** A RegisterResourceResponse, as far as the SDK reads it. */
function registered(resource: Recorded) {
  return {
    getUrn: () => resource.urn,
    getId: () => resource.id ?? "",
    getObject: () => struct(resource.outputs),
    getPropertydependenciesMap: () => new Map(),
    getResult: () => 0,
  };
}

/** A protobuf Struct, as far as the SDK reads it. */
function struct(properties: Properties) {
  return { toJavaScript: () => properties };
}

function lookUpRefused(what: string): string {
  return `the program looks up ${what}. It must make no look-up (no aws.get*, no Resource.get): a plan and a preview call no AWS API. Take the value from the settings.`;
}

function remoteRefused(type: string): string {
  return `the plan cannot build the component ${type}: a provider builds it (awsx), and a plan runs none. Build it from aws resources in a component of the program.`;
}

function unused(): never {
  throw new Error("PlanMonitor answers every call itself");
}
