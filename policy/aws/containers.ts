/** Containers, workflows and APIs: ECS services, EKS node groups, API Gateway. */

import type { AccountState } from "@pulumi/aws/apigateway/account";
import type { BasePathMappingState } from "@pulumi/aws/apigateway/basePathMapping";
import type { DomainNameState } from "@pulumi/aws/apigateway/domainName";
import type { IntegrationState } from "@pulumi/aws/apigateway/integration";
import type { MethodSettingsState } from "@pulumi/aws/apigateway/methodSettings";
import type { RequestValidatorState } from "@pulumi/aws/apigateway/requestValidator";
import type { RestApiState } from "@pulumi/aws/apigateway/restApi";
import type { StageState } from "@pulumi/aws/apigateway/stage";
import type { ApiState } from "@pulumi/aws/apigatewayv2/api";
import type { ApiMappingState } from "@pulumi/aws/apigatewayv2/apiMapping";
import type { IntegrationState as HttpIntegrationState } from "@pulumi/aws/apigatewayv2/integration";
import type { StageState as HttpStageState } from "@pulumi/aws/apigatewayv2/stage";
import type { ReplicationConfigurationState } from "@pulumi/aws/ecr/replicationConfiguration";
import type { CapacityProviderState } from "@pulumi/aws/ecs/capacityProvider";
import type { ServiceState } from "@pulumi/aws/ecs/service";
import type { TaskDefinitionState } from "@pulumi/aws/ecs/taskDefinition";
import type { NodeGroupState } from "@pulumi/aws/eks/nodeGroup";
import { type } from "./type";

export const ECS_SERVICE = type<ServiceState>("aws:ecs/service:Service");
export const ECS_TASK_DEFINITION = type<TaskDefinitionState>("aws:ecs/taskDefinition:TaskDefinition");
export const ECS_CAPACITY_PROVIDER = type<CapacityProviderState>("aws:ecs/capacityProvider:CapacityProvider");
/** What the registry of a Region replicates to others. */
export const ECR_REPLICATION = type<ReplicationConfigurationState>(
  "aws:ecr/replicationConfiguration:ReplicationConfiguration",
);
export const EKS_NODE_GROUP = type<NodeGroupState>("aws:eks/nodeGroup:NodeGroup");
export const REST_INTEGRATION = type<IntegrationState>("aws:apigateway/integration:Integration");
export const BASE_PATH_MAPPING = type<BasePathMappingState>("aws:apigateway/basePathMapping:BasePathMapping");
/** The role with which API Gateway writes the logs of a Region. */
export const API_GATEWAY_ACCOUNT = type<AccountState>("aws:apigateway/account:Account");
export const REST_API = type<RestApiState>("aws:apigateway/restApi:RestApi");
export const REQUEST_VALIDATOR = type<RequestValidatorState>("aws:apigateway/requestValidator:RequestValidator");
export const REST_API_STAGE = type<StageState>("aws:apigateway/stage:Stage");
export const REST_API_DOMAIN_NAME = type<DomainNameState>("aws:apigateway/domainName:DomainName");
/** What overrides the logging, caching and throttling of a stage's methods. */
export const METHOD_SETTINGS = type<MethodSettingsState>("aws:apigateway/methodSettings:MethodSettings");
/** An HTTP or WebSocket API. */
export const HTTP_API = type<ApiState>("aws:apigatewayv2/api:Api");
export const HTTP_INTEGRATION = type<HttpIntegrationState>("aws:apigatewayv2/integration:Integration");
/** What joins an API of either kind to a domain name. */
export const API_MAPPING = type<ApiMappingState>("aws:apigatewayv2/apiMapping:ApiMapping");
/** A stage of an HTTP or WebSocket API. */
export const HTTP_API_STAGE = type<HttpStageState>("aws:apigatewayv2/stage:Stage");
