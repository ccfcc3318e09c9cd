import {
  API_DOMAIN_NAME,
  API_MAPPING,
  BASE_PATH_MAPPING,
  FUNCTION_URL,
  HTTP_API,
  HTTP_INTEGRATION,
  LAMBDA_FUNCTION,
  LISTENERS,
  LOAD_BALANCERS,
  REST_API,
  REST_API_DOMAIN_NAME,
  REST_INTEGRATION,
} from "../../aws";
import { isOfType, perGraph, valueOf, type Resource, type ResourceOf } from "../../graph";
import { accountOf, mayInvoke, UNSEEN } from "../../permissions";
import { calledBy } from "../../services/lambda/calls";
import { targetAt } from "../dns/targets";
import type { ElementId, Flow, Served } from "../model";
import { regionalPlace } from "../place";
import { reader, type Reader } from "../readers/reader";
import { words } from "../readers/understands";
import type { Scene } from "../scene";
import { regionalElement } from "../stores/spot";
import { mappedByHand } from "./api-standby";
import { certificateAt } from "./certificate";
import { servedByFunction } from "./function";

type Integration = ResourceOf<typeof HTTP_INTEGRATION | typeof REST_INTEGRATION>;

const APIS = [HTTP_API, REST_API] as const;

/** API Gateway is in several zones of its Region (https://docs.aws.amazon.com/apigateway/latest/developerguide/disaster-recovery-resiliency.html). */
function gateway(resource: Resource, scene: Scene): ElementId {
  const why = `API Gateway serves ${scene.nameOf(resource)}`;
  return regionalElement(scene, resource, "apigateway", { place: regionalPlace(resource), why });
}

/** What is served through something, by several ways: each request takes one of them. */
function through(
  own: ElementId,
  ways: readonly { readonly label: string; readonly served: Served }[],
  scene: Scene,
): Served {
  const [only] = ways;
  const parts = ways.map(({ label, served }) => ({ label, weight: undefined, chosen: scene.up, flow: served.flow }));
  const flow: Flow =
    only && ways.length === 1
      ? only.served.flow
      : { kind: "split", parts, why: "each request takes the way of its path" };
  const could = scene.any(
    ways.map(({ served }) => served.capability),
    "an integration",
  );
  return {
    flow: { kind: "least", of: [{ kind: "gate", element: own }, flow] },
    capability: scene.all([own, could], "an API"),
  };
}

function gate(element: ElementId): Served {
  return { flow: { kind: "gate", element }, capability: element };
}

/** What the integrations of an HTTP API call, each once; undefined where not all of it can be seen. */
export function calledByApi(api: ResourceOf<typeof HTTP_API>, scene: Scene): readonly ElementId[] | undefined {
  const { ways, isOpen } = waysOf(api, scene);
  return isOpen ? undefined : ways.map(({ served }) => served.capability);
}

/** What an API's integrations call, and whether there may be others. */
function waysOf(api: ResourceOf<typeof APIS>, scene: Scene) {
  const { graph } = scene;
  const integrations = isOfType(api, HTTP_API)
    ? graph.referrers(api, [HTTP_INTEGRATION], "apiId")
    : graph.referrers(api, [REST_INTEGRATION], "restApi");
  const called = [...integrations.certain].map((one) => ({
    key: targetKey(one, scene),
    label: scene.nameOf(one),
    integration: one,
  }));
  // Integrations that call the same are one way.
  const distinct = [...new Map(called.map((one) => [one.key, one])).values()];
  const ways = distinct.map(({ label, integration }) => ({
    label,
    served: servedByIntegration(integration, api, scene),
  }));
  return { ways, isOpen: ways.length === 0 || integrations.possible.length > 0 };
}

/** The name of an API, and what its integrations call. */
function servedByApi(api: ResourceOf<typeof APIS>, scene: Scene): Served {
  const { ways, isOpen } = waysOf(api, scene);
  const inline = ways.length === 0 && isOfType(api, HTTP_API) ? quickTarget(api, scene) : undefined;
  if (inline) return through(gateway(api, scene), [{ label: scene.nameOf(api), served: inline }], scene);
  const reason = `What ${api.name} calls is not among the resources.`;
  const doubt = isOpen ? [{ label: "others", served: gate(scene.opaque(api, "unknown", reason)) }] : [];
  return through(gateway(api, scene), [...ways, ...doubt], scene);
}

/** An HTTP API made with `target` calls that function, or that URL. */
function quickTarget(api: ResourceOf<typeof HTTP_API>, scene: Scene): Served | undefined {
  if (scene.graph.given(api, "target").kind === "missing") return undefined;
  const lambda = lambdaAt(api, "target", scene);
  return lambda ? gate(scene.of(lambda)) : servedAt(valueOf(scene.graph.string(api, "target")), api, scene);
}

const uriOf = (integration: Integration) => (isOfType(integration, HTTP_INTEGRATION) ? "integrationUri" : "uri");

function targetKey(integration: Integration, scene: Scene): string {
  const lambda = lambdaAt(integration, uriOf(integration), scene);
  return lambda?.urn ?? valueOf(scene.graph.string(integration, uriOf(integration))) ?? integration.urn;
}

function servedByIntegration(integration: Integration, api: ResourceOf<typeof APIS>, scene: Scene): Served {
  const { graph } = scene;
  const isHttp = isOfType(integration, HTTP_INTEGRATION);
  const kind = isHttp ? graph.string(integration, "integrationType") : graph.string(integration, "type");
  if (valueOf(kind) === "MOCK") return gate(scene.up);
  const lambda = lambdaAt(integration, uriOf(integration), scene);
  if (lambda) {
    const may = mayCall(integration, api, lambda, scene);
    const what = `${scene.nameOf(api)} calls ${scene.nameOf(lambda)}`;
    return servedByFunction(lambda, { by: integration, property: uriOf(integration), may, what }, scene);
  }
  // A private integration of an HTTP API names a listener.
  const [listener] = isHttp ? graph.references(integration, "integrationUri", LISTENERS).certain : [];
  const [balancer] = listener ? graph.references(listener, "loadBalancerArn", LOAD_BALANCERS).certain : [];
  return balancer
    ? scene.served(balancer)
    : servedAt(valueOf(graph.string(integration, uriOf(integration))), integration, scene);
}

/** What a URL leads to. An ARN names an action of a service of AWS, which is not followed. */
function servedAt(uri: string | undefined, by: Resource, scene: Scene): Served {
  const host = uri?.startsWith("http") === true ? hostIn(uri) : undefined;
  if (host === undefined) return gate(scene.opaque(by, "unknown", `What ${by.name} calls is not modelled.`));
  const target = targetAt(host, scene.graph);
  if (target.is === "resource") return scene.served(target.resource);
  const [record] = target.is === "set" ? target.records : [];
  return record
    ? scene.served(record)
    : gate(scene.elsewhere(host, target.is === "elsewhere" ? target.region : undefined, by));
}

const hostIn = (url: string): string | undefined => /^https?:\/\/([^/:]+)/.exec(url)?.[1];

const lambdasByArn = perGraph(
  (graph) => new Map(graph.ofType(LAMBDA_FUNCTION).map((lambda) => [lambda.outputs.arn, lambda] as const)),
);

/** The function that an ARN names, or the invocation ARN that API Gateway calls it by. */
function lambdaAt(resource: Resource, property: string, { graph }: Scene): Resource | undefined {
  const text = valueOf(graph.string(resource, property));
  const [, arn] = /\/functions\/(arn:[^/]+)\/invocations$/.exec(text ?? "") ?? [];
  const named = arn === undefined ? undefined : lambdasByArn(graph).get(arn.replace(/(:function:[^:]+):.*$/, "$1"));
  return named ?? calledBy(resource, property, graph).lambda;
}

/** Without a permission for the API every request is answered with an error (https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html). */
function mayCall(integration: Integration, api: ResourceOf<typeof APIS>, lambda: Resource, scene: Scene): ElementId {
  const { graph } = scene;
  const role = isOfType(integration, HTTP_INTEGRATION) ? "credentialsArn" : "credentials";
  if (graph.given(integration, role).kind !== "missing") return scene.up;
  const arn = valueOf(graph.string(api, "executionArn")) ?? UNSEEN;
  const sender = {
    by: integration,
    service: "apigateway.amazonaws.com",
    // Of which stage, method and path a permission is, is not followed.
    source: `${arn}/${UNSEEN}`,
    sourceResource: undefined,
    account: accountOf(api, graph),
  };
  const may = mayInvoke(sender, lambda, undefined, graph);
  return may.is === "no" ? scene.down : scene.up;
}

/** A domain name, and the APIs that are mapped to it. */
function servedByDomain(
  domain: ResourceOf<typeof API_DOMAIN_NAME | typeof REST_API_DOMAIN_NAME>,
  scene: Scene,
): Served {
  const { graph } = scene;
  const names = [API_DOMAIN_NAME, REST_API_DOMAIN_NAME];
  const mappings = graph.referrers(domain, [API_MAPPING], "domainName", names);
  const paths = graph.referrers(domain, [BASE_PATH_MAPPING], "domainName", names);
  const near = ({ region }: Resource) =>
    region === undefined || domain.region === undefined || region === domain.region;
  const apis = [
    ...mappings.certain.filter(near).flatMap((one) => graph.references(one, "apiId", APIS).certain),
    ...paths.certain.filter(near).flatMap((one) => graph.references(one, "restApi", APIS).certain),
  ];
  const ways = [...new Set(apis)].map((api) => ({ label: scene.nameOf(api), served: scene.served(api) }));
  const unmapped = ways.length === 0 && isOfType(domain, API_DOMAIN_NAME) ? mappedByHand(domain, scene) : undefined;
  if (unmapped) {
    const { api, done } = unmapped;
    const led = { label: scene.nameOf(api), served: scene.served(api) };
    const own = gateway(domain, scene);
    const mapped = scene.all([own, done], `${scene.nameOf(domain)} leads to ${led.label}`);
    // It could serve, mapped or not.
    const { capability } = through(own, [led], scene);
    return withCertificate({ ...through(mapped, [led], scene), capability }, domain, scene);
  }
  const reason = `What ${domain.name} leads to is not among the resources.`;
  const doubt = ways.length === 0 ? [{ label: "others", served: gate(scene.opaque(domain, "unknown", reason)) }] : [];
  return withCertificate(through(gateway(domain, scene), [...ways, ...doubt], scene), domain, scene);
}

function withCertificate(
  served: Served,
  domain: ResourceOf<typeof API_DOMAIN_NAME | typeof REST_API_DOMAIN_NAME>,
  scene: Scene,
): Served {
  const paths = isOfType(domain, API_DOMAIN_NAME)
    ? ["domainNameConfiguration.certificateArn"]
    : ["regionalCertificateArn", "certificateArn"];
  const certificate = certificateAt(domain, paths, scene) ?? scene.up;
  return {
    ...served,
    flow: { kind: "least", of: [{ kind: "gate", element: certificate }, served.flow] },
    probe: served.flow,
  };
}

export const API_READERS: readonly Reader[] = [
  reader({
    types: [HTTP_API],
    understands: words(
      "apiKeySelectionExpression corsConfiguration description disableExecuteApiEndpoint ipAddressType name protocolType region",
      "routeKey routeSelectionExpression tags target version",
    ),
    read: (api, scene) => scene.served(api).capability,
    serve: servedByApi,
  }),
  reader({
    types: [REST_API],
    understands: words(
      "apiKeySource binaryMediaTypes description disableExecuteApiEndpoint endpointConfiguration minimumCompressionSize name",
      "policy region tags",
    ),
    read: (api, scene) => scene.served(api).capability,
    serve: servedByApi,
  }),
  reader({
    types: [API_DOMAIN_NAME],
    understands: words("domainName domainNameConfiguration mutualTlsAuthentication region routingMode tags"),
    read: (domain, scene) => scene.served(domain).capability,
    serve: servedByDomain,
  }),
  reader({
    types: [REST_API_DOMAIN_NAME],
    understands: words(
      "certificateArn certificateName domainName endpointConfiguration mutualTlsAuthentication",
      "ownershipVerificationCertificateArn policy region regionalCertificateArn regionalCertificateName routingMode",
      "securityPolicy tags",
    ),
    read: (domain, scene) => scene.served(domain).capability,
    serve: servedByDomain,
  }),
  reader({
    types: [FUNCTION_URL],
    understands: words("authorizationType cors functionName invokeMode qualifier region"),
    read(url, scene) {
      const { lambda } = calledBy(url, "functionName", scene.graph);
      return lambda ? scene.of(lambda) : scene.elsewhere(`The function of ${url.name}`, url.region, url);
    },
  }),
];
