import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { AnalyticsContext } from '../context.js'
import {
  CheckDatabaseResult,
  ConnectDatabaseResult,
  ConnectionRefused,
  DatabaseConnected,
  DatabaseReachable,
} from './connection.entity.js'
import { ConnectDatabaseInput } from './connection.input.js'
import type { Connected, ConnectionService, Refused } from './connection.service.js'

const told = (outcome: Connected | Refused): DatabaseConnected | ConnectionRefused =>
  'refused' in outcome ? new ConnectionRefused(outcome.refused) : new DatabaseConnected(outcome.dataset, outcome.notes)

@Resolver()
export class ConnectionResolver {
  constructor(private readonly service: ConnectionService) {}

  @Mutation(() => ConnectDatabaseResult, {
    description:
      "Connects a live PostgreSQL or ClickHouse database, read-only: its tables, keys and comments become a dataset's; its rows stay where they are and are asked each time.",
  })
  async connectDatabase(
    @Arg('input', () => ConnectDatabaseInput) input: ConnectDatabaseInput,
    @Ctx() { viewer }: AnalyticsContext,
  ): Promise<DatabaseConnected | ConnectionRefused> {
    return told(await this.service.connect(input, viewer))
  }

  @Mutation(() => CheckDatabaseResult, {
    description:
      'Tries what connectDatabase would do and keeps nothing: whether the database answers and what it holds.',
  })
  async checkDatabase(
    @Arg('input', () => ConnectDatabaseInput) input: ConnectDatabaseInput,
    @Ctx() { viewer }: AnalyticsContext,
  ): Promise<DatabaseReachable | ConnectionRefused> {
    const outcome = await this.service.check(input, viewer)
    return 'refused' in outcome
      ? new ConnectionRefused(outcome.refused)
      : new DatabaseReachable(outcome.tables, outcome.notes)
  }

  @Mutation(() => ConnectDatabaseResult, {
    description:
      'Reads the tables, keys and samples of a connected database again, after its schema changed. Names and what was said of columns stay.',
  })
  async refreshDatabase(
    @Arg('datasetId', () => ID) datasetId: string,
    @Ctx() { viewer }: AnalyticsContext,
  ): Promise<DatabaseConnected | ConnectionRefused> {
    return told(await this.service.refresh(datasetId, viewer))
  }
}
