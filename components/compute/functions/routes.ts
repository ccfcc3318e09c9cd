import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { HttpFunctions } from "./schema";
import type { Invoked } from "../service";
import { routesOf, type Route } from "./routing";

export interface HttpRoutesArgs {
  settings: Pick<HttpFunctions, "routes" | "authorizers">;
  api: aws.apigatewayv2.Api;
  /** By their names in the settings. */
  functions: Readonly<Record<string, Invoked>>;
}

/** The routes of an HTTP API, each to the alias of a function. */
export class HttpRoutes extends pulumi.ComponentResource {
  private readonly parent = { parent: this };

  constructor(
    private readonly name: string,
    private readonly args: HttpRoutesArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("holdfast:compute:HttpRoutes", name, {}, opts);
    const { settings } = args;
    const routes = routesOf(settings);
    const authorizers = Object.fromEntries(
      Object.entries(settings.authorizers).map(([key, one]) => [key, this.authorizer(key, one)]),
    );
    for (const lambda of new Set(routes.map((route) => route.function)))
      this.lead(
        lambda,
        routes.filter((route) => route.function === lambda),
        authorizers,
      );
    this.registerOutputs({});
  }

  /** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html */
  private authorizer(
    key: string,
    { issuer, audience }: HttpFunctions["authorizers"][string],
  ): aws.apigatewayv2.Authorizer {
    return new aws.apigatewayv2.Authorizer(
      `${this.name}-${key}`,
      {
        apiId: this.args.api.id,
        name: key,
        authorizerType: "JWT",
        identitySources: ["$request.header.Authorization"],
        jwtConfiguration: { issuer, audiences: audience },
      },
      this.parent,
    );
  }

  /** All routes to one function. */
  private lead(
    lambda: string,
    routes: readonly Route[],
    authorizers: Readonly<Record<string, aws.apigatewayv2.Authorizer>>,
  ): void {
    const { name, parent } = this;
    const { api, functions } = this.args;
    const { invokeArn, called } = functions[lambda]!;
    const permission = new aws.lambda.Permission(
      `${name}-${lambda}-api`,
      {
        action: "lambda:InvokeFunction",
        function: called.name,
        qualifier: called.qualifier,
        principal: "apigateway.amazonaws.com",
        sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
      },
      parent,
    );
    const integration = new aws.apigatewayv2.Integration(
      `${name}-${lambda}`,
      {
        apiId: api.id,
        integrationType: "AWS_PROXY",
        integrationUri: invokeArn,
        payloadFormatVersion: "2.0",
        description: `Function ${lambda}`,
      },
      parent,
    );
    for (const { key, authorizer, scopes } of routes)
      new aws.apigatewayv2.Route(
        `${name}-${key}`,
        {
          apiId: api.id,
          routeKey: key,
          target: pulumi.interpolate`integrations/${integration.id}`,
          ...authorizedBy(authorizer, authorizers),
          ...(scopes && { authorizationScopes: scopes }),
        },
        // Until API Gateway may call the function, it answers 500.
        { ...parent, dependsOn: [permission] },
      );
  }
}

function authorizedBy(
  authorizer: string | undefined,
  authorizers: Readonly<Record<string, aws.apigatewayv2.Authorizer>>,
): Pick<aws.apigatewayv2.RouteArgs, "authorizationType" | "authorizerId"> {
  if (authorizer === undefined) return { authorizationType: "NONE" };
  if (authorizer === "iam") return { authorizationType: "AWS_IAM" };
  return { authorizationType: "JWT", authorizerId: authorizers[authorizer]!.id };
}
