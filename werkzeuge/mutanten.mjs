// Finds every small fault that could be put into a file: an operator turned round, a number one higher, a text emptied.
import ts from 'typescript'

const TURNED = new Map([
  [ts.SyntaxKind.LessThanToken, ['<=', '>=']],
  [ts.SyntaxKind.LessThanEqualsToken, ['<', '>']],
  [ts.SyntaxKind.GreaterThanToken, ['>=', '<=']],
  [ts.SyntaxKind.GreaterThanEqualsToken, ['>', '<']],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ['!==']],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, ['===']],
  [ts.SyntaxKind.PlusToken, ['-']],
  [ts.SyntaxKind.MinusToken, ['+']],
  [ts.SyntaxKind.AsteriskToken, ['/']],
  [ts.SyntaxKind.SlashToken, ['*']],
  [ts.SyntaxKind.PercentToken, ['*']],
  [ts.SyntaxKind.AmpersandAmpersandToken, ['||']],
  [ts.SyntaxKind.BarBarToken, ['&&']],
  [ts.SyntaxKind.QuestionQuestionToken, ['&&']],
  [ts.SyntaxKind.PlusEqualsToken, ['-=']],
  [ts.SyntaxKind.MinusEqualsToken, ['+=']],
])

const SWAPPED = { every: 'some', some: 'every', min: 'max', max: 'min' }
const DROPPED = ['filter', 'sort', 'slice', 'trim']

/**
 * @param {string} path for messages only
 * @param {string} source
 * @returns {{ line: number, from: string, to: string, code: string }[]} `code` is the whole file with one fault
 */
export function findMutanten(path, source) {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  const found = []
  const replace = (node, to) => {
    const start = node.getStart(file)
    const from = source.slice(start, node.end)
    if (from === to) return
    const { line } = file.getLineAndCharacterOfPosition(start)
    found.push({ line: line + 1, from, to, code: source.slice(0, start) + to + source.slice(node.end) })
  }
  const visit = (node) => {
    if (ts.isTypeNode(node) || isOutside(node)) return
    for (const [target, to] of faultsOf(node, file)) replace(target, to)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Nothing of these runs. */
function isOutside(node) {
  return (
    ts.isImportDeclaration(node) ||
    ts.isExportDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)
  )
}

/** Pairs of a node and what to put in its place. */
function faultsOf(node, file) {
  if (ts.isStringLiteral(node)) return isKey(node) ? [] : [[node, `'${changeText(node.text)}'`]]
  if (ts.isTemplateExpression(node)) return [[node, "''"]]
  if (ts.isNumericLiteral(node)) return [[node, String(Number(node.text) + 1)]]
  if (ts.isBinaryExpression(node)) {
    return (TURNED.get(node.operatorToken.kind) ?? []).map((to) => [node.operatorToken, to])
  }
  if (ts.isPrefixUnaryExpression(node)) return [[node, `(${node.operand.getText(file)})`]]
  if (ts.isIfStatement(node)) return eitherWay(node.expression)
  if (ts.isConditionalExpression(node)) return eitherWay(node.condition)
  if (ts.isWhileStatement(node)) return [[node.expression, 'false']]
  if (ts.isForStatement(node)) return node.condition ? [[node.condition, 'false']] : []
  if (ts.isExpressionStatement(node)) return [[node, ';']]
  if (ts.isArrayLiteralExpression(node)) return node.elements.length > 0 ? [[node, '[]']] : []
  if (ts.isCallExpression(node)) return faultsOfCall(node, file)
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [[node, 'false']]
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [[node, 'true']]
  return []
}

function eitherWay(condition) {
  return [
    [condition, 'true'],
    [condition, 'false'],
  ]
}

function faultsOfCall(node, file) {
  const target = node.expression
  if (!ts.isPropertyAccessExpression(target)) return []
  const name = target.name.text
  if (Object.hasOwn(SWAPPED, name)) return [[target.name, SWAPPED[name]]]
  return DROPPED.includes(name) ? [[node, target.expression.getText(file)]] : []
}

function isKey(node) {
  return ts.isPropertyAssignment(node.parent) && node.parent.name === node
}

/** A date becomes the next day, anything else empty. */
function changeText(text) {
  const dated = /^(\d{4}-)?\d{2}-\d{2}$/.exec(text)
  if (!dated) return text === '' ? 'x' : ''
  const day = new Date(`${dated[1] === undefined ? '2023-' : ''}${text}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return ''
  day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(dated[1] === undefined ? 5 : 0, 10)
}
