"""Any of the views that is drawn or written."""

from generator.plan.views.cv import CvDocument
from generator.plan.views.files import CardImage, DataFile
from generator.plan.views.lists import CategoriesPage, IndexPage, ListingPage, TimelinePage
from generator.plan.views.paper import PaperPage, SharedTitlePage
from generator.plan.views.people import DirectoryPage, GroupPage, GroupsPage
from generator.plan.views.person import CoauthorsPage, ProfilePage
from generator.plan.views.site import NotFoundPage, PatternsPage, SearchPage, TextPage
from generator.plan.views.statistics import StatsPage

View = (
    ProfilePage
    | DirectoryPage
    | ListingPage
    | IndexPage
    | PaperPage
    | SharedTitlePage
    | TextPage
    | SearchPage
    | PatternsPage
    | NotFoundPage
    | StatsPage
    | CoauthorsPage
    | CategoriesPage
    | TimelinePage
    | GroupsPage
    | GroupPage
    | DataFile
    | CardImage
    | CvDocument
)
