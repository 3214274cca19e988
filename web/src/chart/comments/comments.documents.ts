import { graphql } from '../../graphql/generated/index.js'

export const CommentParts = graphql(`
  fragment CommentParts on Comment {
    id
    body
    anchor
    replyTo
    createdAt
    resolvedAt
    author {
      id
      name
    }
    resolvedBy {
      id
      name
    }
    mentions {
      id
      name
    }
  }
`)

export const ChartComments = graphql(`
  query ChartComments($chartId: ID!, $after: String) {
    chart(id: $chartId) {
      id
      comments(first: 100, after: $after) {
        edges {
          node {
            ...CommentParts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`)

export const CommentAdded = graphql(`
  subscription CommentAdded($chartId: ID!) {
    commentAdded(chartId: $chartId) {
      ...CommentParts
    }
  }
`)

export const AddComment = graphql(`
  mutation AddComment($input: AddCommentInput!) {
    addComment(input: $input) {
      comment {
        ...CommentParts
      }
    }
  }
`)

export const ResolveComment = graphql(`
  mutation ResolveComment($id: ID!) {
    resolveComment(id: $id) {
      comment {
        ...CommentParts
      }
    }
  }
`)

export const ReopenComment = graphql(`
  mutation ReopenComment($id: ID!) {
    reopenComment(id: $id) {
      comment {
        ...CommentParts
      }
    }
  }
`)

/** Members of a chart's workspace, by part of their name. */
export const PeopleOfChart = graphql(`
  query PeopleOfChart($chartId: ID!, $search: String!) {
    chart(id: $chartId) {
      id
      workspace {
        id
        members(first: 8, search: $search) {
          edges {
            node {
              user {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`)
