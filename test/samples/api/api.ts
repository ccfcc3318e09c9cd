import path from "node:path";
import { pathToFileURL } from "node:url";

const FOLDER = path.join(__dirname, "../../../samples/api");

interface HttpResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

export type Answer = (event: object, store: object | undefined, region: string) => Promise<HttpResponse>;
export type Handler = (event: object) => Promise<HttpResponse>;

interface Modules {
  "answer.mjs": { answer: Answer };
  "index.mjs": { handler: Handler };
}

/** A module of the sample API, loaded as Lambda's runtime loads it. @param environment another execution environment has modules of its own */
export function sampleApi<F extends keyof Modules>(file: F, environment = ""): Promise<Modules[F]> {
  return import(`${pathToFileURL(path.join(FOLDER, file)).href}?${environment}`) as Promise<Modules[F]>;
}

/** A request as an HTTP API hands it over, in payload format 2.0 (apigateway/latest/developerguide/http-api-develop-integrations-lambda.html). */
export function request(method: string, rawPath: string, body?: string): object {
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString: "",
    headers: { host: "shop.example.com" },
    requestContext: {
      accountId: "123456789012",
      apiId: "a1b2c3d4e5",
      domainName: "shop.example.com",
      http: { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "test" },
      requestId: "id",
      routeKey: "$default",
      stage: "$default",
    },
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  };
}
