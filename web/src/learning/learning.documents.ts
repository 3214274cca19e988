import { graphql } from '../graphql/generated/index.js'

export const LessonParts = graphql(`
  fragment LessonParts on Learned {
    id
    kind
    description
    note
    taughtAt
    dataset {
      id
      name
    }
  }
`)

export const RecordFeedback = graphql(`
  mutation RecordFeedback($input: FeedbackInput!) {
    recordFeedback(input: $input) {
      learned {
        ...LessonParts
      }
    }
  }
`)

export const ForgetLearned = graphql(`
  mutation ForgetLearned($id: ID!) {
    forgetLearned(id: $id) {
      forgotten
    }
  }
`)

export const LearnedList = graphql(`
  query LearnedList($workspaceId: ID!, $first: Int!, $after: String) {
    learned(workspaceId: $workspaceId, first: $first, after: $after) {
      totalCount
      edges {
        cursor
        node {
          ...LessonParts
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

/** What a correction starts from: the query as it was read, and the columns there are to choose from. */
export const CorrectionStart = graphql(`
  query CorrectionStart($chartId: ID!, $datasetId: ID!) {
    chart(id: $chartId) {
      id
      analysis {
        id
        query
      }
    }
    dataset(id: $datasetId) {
      id
      tables {
        name
        label
        columns {
          ref
          label
          type
          role
          defaultAggregate
          sampleValues(first: 100)
        }
      }
    }
  }
`)
